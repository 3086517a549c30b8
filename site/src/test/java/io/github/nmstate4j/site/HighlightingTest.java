package io.github.nmstate4j.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HighlightingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '´', textBlock = """
            yaml    | mtu: 1500            | <span class="key">mtu</span>: <span class="value">1500</span>
            yaml    | a: "b: c" # why      | <span class="key">a</span>: <span class="text">&quot;b: c&quot;</span> <span class="comment"># why</span>
            yaml    | next-hop: 192.0.2.1  | <span class="key">next-hop</span>: <span class="value">192.0.2.1</span>
            yaml    | url: a#b             | <span class="key">url</span>: a#b
            console | $ ip link            | <span class="command">$ ip link</span>
            java    | return "//"; // done | <span class="key">return</span> <span class="text">&quot;//&quot;</span>; <span class="comment">// done</span>
            diff    | +{                   | <span class="added">+{</span>
            json    | {"a": "b"}           | {<span class="key">&quot;a&quot;</span>: <span class="text">&quot;b&quot;</span>}
            xml     | <a b="c"/>           | <span class="key">&lt;a</span> b=<span class="text">&quot;c&quot;</span><span class="key">/&gt;</span>
            nothing | a < b                | a &lt; b
            """)
    void marks(String language, String code, String html) {
        assertThat(Highlighting.of(language).html(code)).isEqualTo(html);
    }

    @Test
    void aCommandGoesOnInTheNextLine() {
        assertThat(Highlighting.CONSOLE.html("$ echo \\\n> more\nmore\n"))
                .isEqualTo("<span class=\"command\">$ echo \\\n&gt; more</span>\nmore\n");
    }
}
