package io.github.nmstate4j.localcluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A page of the guide, read as what it tells people to do, in order.
///
/// - A fenced block `console` has commands after `$ ` (with continuation lines that begin with `> `), each followed by what it prints.
/// - A fenced block `yaml file=NAME` is a file the reader has or writes.
record Story(Path page, List<Step> steps) {

    /// Something a reader does.
    sealed interface Step {
        int line();
    }

    /// @param expected what is printed, line by line; see [Printed]
    record Run(int line, String command, List<String> expected) implements Step {}

    record Write(int line, String file, String text) implements Step {}

    private static final Pattern FENCE = Pattern.compile("```(?<language>\\w*)(?: file=(?<file>\\S+))?");

    static Story read(Path page) throws IOException {
        var steps = new ArrayList<Step>();
        var lines = Files.readAllLines(page);
        for (int i = 0; i < lines.size(); i++) {
            var fence = FENCE.matcher(lines.get(i));
            if (!fence.matches()) {
                continue;
            }
            int start = i + 1;
            int end = start;
            while (!lines.get(end).equals("```")) {
                end++;
            }
            var block = lines.subList(start, end);
            if (fence.group("language").equals("console")) {
                steps.addAll(commands(block, start + 1));
            } else {
                var text = block.stream().collect(Collectors.joining("\n", "", "\n"));
                Optional.ofNullable(fence.group("file")).ifPresent(file -> steps.add(new Write(start + 1, file, text)));
            }
            i = end;
        }
        return new Story(page, List.copyOf(steps));
    }

    private static List<Run> commands(List<String> block, int firstLine) {
        var runs = new ArrayList<Run>();
        for (int i = 0; i < block.size(); ) {
            if (!block.get(i).startsWith("$ ")) {
                throw new IllegalStateException("line " + (firstLine + i) + ": a console block begins with a command after '$ '");
            }
            int line = firstLine + i;
            var command = new StringBuilder(block.get(i++).substring(2));
            while (i < block.size() && block.get(i).startsWith("> ")) {
                command.append('\n').append(block.get(i++).substring(2));
            }
            var expected = new ArrayList<String>();
            while (i < block.size() && !block.get(i).startsWith("$ ")) {
                expected.add(block.get(i++));
            }
            runs.add(new Run(line, command.toString(), List.copyOf(expected)));
        }
        return runs;
    }
}
