package io.github.nmstate4j.handler.ovsdb;

import java.util.List;
import java.util.Map;

class FakeOvsdbTest extends OvsdbContract {

    private final FakeOvsdb fake = new FakeOvsdb();

    @Override
    Ovsdb ovsdb() {
        return fake;
    }

    @Override
    void start() {
        fake.put(new OvsdbSnapshot(true, List.of(), List.of(), List.of(), Map.of(), Map.of()));
    }
}
