package io.github.nmstate4j.policy.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.finding.Code;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every mistake is told with its place and a way out.
class CaptureProblemsTest {

    static Stream<Arguments> mistakes() {
        return Stream.of(
                // The text.
                mistake(Problem.SYNTAX, "", "^", "is empty"),
                mistake(Problem.SYNTAX, "   ", "^", "is empty"),
                mistake(Problem.SYNTAX, "interfaces.name=eth1", "...............^", "followed by `=`"),
                mistake(Problem.SYNTAX, "interfaces.name==eth1=", ".....................^", "followed by `=`"),
                mistake(Problem.SYNTAX, "interfaces.name!eth1", "...............^", "followed by `=`"),
                mistake(Problem.SYNTAX, "interfaces.mac-address==02:00", "..........................^", "has to be quoted"),
                mistake(Problem.SYNTAX, "interfaces.name==\"eth1", ".................^", "does not end"),
                mistake(Problem.SYNTAX, "interfaces.name=='eth1", ".................^", "another '"),
                // Paths.
                mistake(Problem.SYNTAX, "interfaces..name==eth1", "...........^", "is missing here"),
                mistake(Problem.SYNTAX, ".name==eth1", "^", "is missing here"),
                mistake(Problem.SYNTAX, "interfaces.==eth1", "...........^", "is missing here"),
                mistake(Problem.UNKNOWN_KEY, "interface.name==eth1", "^", "did you mean `interfaces`?"),
                mistake(Problem.UNKNOWN_KEY, "interface", "^", "did you mean `interfaces`?"),
                mistake(Problem.UNKNOWN_KEY, "foo.bar", "^", "it has description, dns-resolver, hostname, interfaces,"),
                mistake(Problem.UNKNOWN_KEY, "routes.runing.destination==a", ".......^", "did you mean `running`?"),
                mistake(Problem.UNKNOWN_KEY, "routes.running.destinaton==a", "...............^", "did you mean `destination`?"),
                mistake(Problem.UNKNOWN_KEY, "dns-resolver.running.servers", ".....................^", "`server`"),
                // Words and operators.
                mistake(Problem.SYNTAX, "interfaces . name", "...........^", "one word too many"),
                mistake(Problem.SYNTAX, "\"interfaces.name\"", "^", "A path is expected"),
                mistake(Problem.SYNTAX, "==eth1", "^", "Nothing stands before =="),
                mistake(Problem.SYNTAX, "interfaces==eth1", "^", "Before == stands a path to a property"),
                mistake(Problem.SYNTAX, "\"interfaces.name\":=eth1", "^", "Before := stands a path"),
                mistake(Problem.SYNTAX, "interfaces.name mtu==eth1", "................^", "one word too many"),
                mistake(Problem.SYNTAX, "interfaces.name==", ".................^", "Nothing follows =="),
                mistake(Problem.SYNTAX, "interfaces.name!=  ", ".................^", "Nothing follows !="),
                mistake(Problem.SYNTAX, "interfaces.name:=", ".................^", "Nothing follows :="),
                mistake(Problem.SYNTAX, "interfaces.name==eth1 eth2", "......................^", "quote a text that has spaces"),
                mistake(Problem.SYNTAX, "interfaces.name==\"a\"\"b\"", "....................^", "one word too many"),
                mistake(Problem.SYNTAX, "interfaces.name==eth1==eth2", ".....................^", "second operator"),
                mistake(Problem.SYNTAX, "interfaces.name:=eth1!=eth2", ".....................^", "second operator"),
                mistake(Problem.UNKNOWN_KEY, "interfaces.ipv4.address.ip==172.20.9.9", "............................^",
                        "has to be quoted: \"172.20.9.9\""),
                mistake(Problem.UNKNOWN_KEY, "interfaces.name==captur.gw.routes", ".................^", "did you mean `capture`?"),
                // Pipes.
                mistake(Problem.SYNTAX, "|interfaces.name==eth1", "^", "Nothing stands before the pipe"),
                mistake(Problem.SYNTAX, "capture.nics|", ".............^", "Nothing follows the pipe"),
                mistake(Problem.SYNTAX, "capture.nics | \"interfaces\"", "...............^", "A path is expected"),
                mistake(Problem.SYNTAX, "capture.nics | == eth1", "...............^", "Nothing stands before =="),
                mistake(Problem.SYNTAX, "capture.nics | interfaces | routes", "..........................^", "second pipe"),
                mistake(Problem.SYNTAX, "interfaces.name | routes.running", "^", "capture.<name> and nothing else"),
                mistake(Problem.SYNTAX, "capture.nics.interfaces | interfaces.name", "^", "capture.<name> and nothing else"),
                mistake(Problem.SYNTAX, "capture | interfaces.name", "^", "capture.<name> and nothing else"),
                mistake(Problem.SYNTAX, "\"capture.nics\" | interfaces.name", "^", "capture.<name> and nothing else"),
                mistake(Problem.SYNTAX, "routes.running.destination==\"0.0.0.0/0\" | routes.running.table-id:=true", "^",
                        "capture.<name> and nothing else"),
                mistake(Problem.SYNTAX, "capture.nics | capture.up.interfaces", "...............^", "leave out the capture here"),
                // Captures.
                mistake(Problem.SYNTAX, "capture", "^", "The name of a capture is missing"),
                mistake(Problem.SYNTAX, "capture.==a", "........^", "is missing here"),
                mistake(Problem.SYNTAX, "capture.nics==eth1", "^", "A property is missing after capture.nics"),
                mistake(Problem.SYNTAX, "interfaces.name==capture.base", ".................^", "A property is missing"),
                mistake(Problem.UNKNOWN_CAPTURE, "capture.nic | interfaces.name==eth1", "^", "did you mean `nics`?"),
                mistake(Problem.UNKNOWN_CAPTURE, "interfaces.name==capture.bass.interfaces.0.name", ".................^",
                        "did you mean `base`?"),
                mistake(Problem.CIRCLE, "capture.x | interfaces.name==eth1", "^", "x → x"),
                // What the node does not have.
                mistake(Problem.NOT_FOUND, "routes.running.destination==\"1.2.3.0/24\"", "............................^",
                        "there is 0.0.0.0/0, 172.20.4.0/22, 10.77.0.0/16"),
                mistake(Problem.NOT_FOUND, "interfaces.name==ens55", ".................^", "did you mean \"ens5\"?"),
                mistake(Problem.NOT_FOUND, "interfaces.mac-address==\"02:00:00:aa:00:05\"", "........................^",
                        "did you mean \"02:00:00:AA:00:05\"?"),
                mistake(Problem.NOT_FOUND, "interfaces.name==\"br.lab\"", ".................^", "did you mean \"br-lab\"?"),
                mistake(Problem.NOT_FOUND, "interfaces.xmit_hash==\"x\"", "...........^", "has no `xmit_hash`"),
                mistake(Problem.NOT_FOUND, "interfaces.descripton==\"x\"", "...........^", "did you mean `description`?"),
                mistake(Problem.NOT_FOUND, "interfaces.ipv4.adress.ip==\"x\"", "................^", "did you mean `address`?"),
                mistake(Problem.NOT_FOUND, "interfaces.vlan.id==1", "...........^", "on this node"),
                mistake(Problem.NOT_FOUND, "ovs-db.external_ids", "^", "There is no `ovs-db` on this node"),
                mistake(Problem.NOT_FOUND, "dns-resolver.running.server==\"172.20.4.2\"", ".............................^",
                        "there is a list"),
                mistake(Problem.NOT_FOUND, "capture.gw | routes.config.metric==null", "....................^",
                        "`routes` has no `config` on this node"),
                mistake(Problem.NOT_FOUND, "capture.gw | routes.config", "....................^", "`routes` has no `config` on this node"),
                mistake(Problem.NOT_FOUND, "interfaces.name==capture.gw.routes.running.3.next-hop-interface",
                        "...........................................^", "has one item, with the index 0"),
                mistake(Problem.NOT_FOUND, "interfaces.name==interfaces.5.name", "............................^",
                        "5 items, with the indexes 0 to 4"),
                mistake(Problem.NOT_FOUND, "interfaces.name==interfaces.0.nam", "..............................^",
                        "did you mean `name`?"),
                mistake(Problem.NOT_FOUND, "interfaces.7.mtu:=1", "...........^", "the indexes 0 to 4"),
                // What does not fit.
                mistake(Problem.WRONG_VALUE, "interfaces.name==capture.gw.routes.running.next-hop-interface",
                        "...........................................^", "is a list, so the index of an item comes next"),
                mistake(Problem.WRONG_VALUE, "interfaces.name==interfaces.0.name.first", "...................................^",
                        "is a text; end the path before"),
                mistake(Problem.WRONG_VALUE, "interfaces.mtu.low:=1", "...............^", "is a number"),
                mistake(Problem.WRONG_VALUE, "capture.base | interfaces.ipv4:=on", "..........................^",
                        "a mapping, which cannot become a text"),
                mistake(Problem.WRONG_VALUE, "routes.running:=1", ".......^", "a list, which cannot become a number"),
                // What is too large.
                mistake(Problem.TOO_LARGE, "a".repeat(2001), "^", "at most 2000"),
                mistake(Problem.TOO_LARGE, "a.".repeat(40) + "a", ".".repeat(64) + "^", "more than 32 steps"));
    }

    private static Arguments mistake(Code code, String expression, String caret, String message) {
        return Arguments.of(expression, code, caret, message);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void tellsThePlaceAndTheWayOut(String expression, Code code, String caret, String message) {
        var problem = Lab.problem(expression);

        assertThat(problem.message()).contains(message);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.excerpt()).isEqualTo("| " + expression + "\n| " + caret);
    }

    @Test
    void countsLinesAndColumns() {
        var problem = Lab.problem("capture.nics |\n\tinterfaces.state ==\n\tup down");

        assertThat(problem.position()).hasToString("3:5");
        assertThat(problem.excerpt()).isEqualTo("|  up down\n| ....^");
    }

    @Test
    void warnsOfAPropertyThatNobodyKnows() {
        var resolution = Lab.resolve("capture.nics | interfaces.lldp.enabld:=true");

        assertThat(resolution.states()).isPresent();
        assertThat(resolution.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.isError()).isFalse();
            assertThat(finding).hasToString("capture.x: `interfaces.lldp` has no `enabld`; did you mean `enabled`?\n"
                    + "| capture.nics | interfaces.lldp.enabld:=true\n| ...............................^");
        });
    }
}
