package io.github.nmstate4j.localcluster;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a page says a command prints, compared the way a reader compares: blanks, ages, UIDs, times of day and the number of the
/// local cluster in its addresses do not matter,
/// `…` stands for anything in its line, and a line that is only `…` for any number of lines.
final class Printed {

    private static final String ANYTHING = "…";

    private Printed() {}

    static boolean matches(List<String> expected, String printed) {
        var pattern = expected.stream()
                .map(Printed::even)
                .map(line -> line.equals(ANYTHING) ? "(?:[^\n]*\n)*" : pattern(line) + "\n")
                .collect(Collectors.joining());
        var actual = printed.lines().map(Printed::even).map(line -> line + "\n").collect(Collectors.joining());
        return Pattern.compile(pattern).matcher(actual).matches();
    }

    private static String pattern(String line) {
        return Arrays.stream(line.split(ANYTHING, -1)).map(Pattern::quote).collect(Collectors.joining("[^\n]*"));
    }

    private static String even(String line) {
        return line.strip()
                .replaceAll("\\s+", " ")
                .replaceAll("\\b(\\d+d)?(\\d+h)?(\\d+m)?\\d+(\\.\\d+)?s\\b", "AGE")
                .replaceAll("\\b\\d+m\\b", "AGE")
                .replaceAll("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}\\b", "UID")
                .replaceAll("\\b10\\.78\\.\\d+\\.", "10.78.CLUSTER.")
                .replaceAll("\\b02:4e:4a:[0-9a-f]{2}:", "02:4e:4a:CLUSTER:")
                .replaceAll("\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z", "TIME");
    }
}
