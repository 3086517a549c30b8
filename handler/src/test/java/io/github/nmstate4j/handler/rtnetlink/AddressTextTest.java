package io.github.nmstate4j.handler.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTextTest {

    @ParameterizedTest
    @CsvSource({
        "c000020a, 192.0.2.10",
        "00000000000000000000000000000000, ::",
        "00000000000000000000000000000001, ::1",
        "20010db8000000000000000000000001, 2001:db8::1",
        "20010db8000100000000000000000000, 2001:db8:1::",
        "20010db8000000000001000000000001, 2001:db8::1:0:0:1",
        "20010db8000000010001000100010001, 2001:db8:0:1:1:1:1:1",
        "fe80000000000000007700fffe000011, fe80::77:ff:fe00:11",
        "00000000000000000000ffffc0000201, ::ffff:192.0.2.1",
    })
    void writesAddressesInTheirCanonicalForm(String bytes, String text) {
        assertThat(AddressText.ip(ByteBuffer.wrap(HexFormat.of().parseHex(bytes)))).isEqualTo(text);
    }
}
