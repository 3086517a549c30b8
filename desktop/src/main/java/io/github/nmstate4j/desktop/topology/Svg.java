package io.github.nmstate4j.desktop.topology;

import java.util.Locale;
import java.util.stream.Collectors;

/// A picture as a file of its own: dark lines and letters on white, for documents.
final class Svg {

    private Svg() {}

    /// @param title read out in place of the picture, and shown above it
    static String of(Picture picture, String title) {
        var text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 -32 %.0f %.0f\" font-family=\"sans-serif\">%n",
                picture.width(), picture.height() + 32, picture.width(), picture.height() + 32));
        text.append("<title>").append(escaped(title)).append("</title>\n");
        text.append(String.format(Locale.ROOT, "<rect y=\"-32\" width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n"));
        text.append("<text x=\"18\" y=\"-6\" font-size=\"16\" font-weight=\"bold\">").append(escaped(title)).append("</text>\n");
        for (var line : picture.lines()) {
            var points = line.points().stream()
                    .map(point -> String.format(Locale.ROOT, "%.1f,%.1f", point.x(), point.y()))
                    .collect(Collectors.joining(" "));
            text.append("<polyline fill=\"none\" stroke=\"#57606a\" points=\"").append(points).append("\"/>\n");
            if (!line.label().isEmpty()) {
                var end = line.points().getLast();
                text.append(String.format(
                                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" font-size=\"10\" text-anchor=\"end\" fill=\"#57606a\">", end.x() - 4, end.y() - 4))
                        .append(escaped(line.label()))
                        .append("</text>\n");
            }
        }
        for (var box : picture.boxes().values()) {
            boolean dashed = box.iface().filter(iface -> !iface.isUp()).isPresent();
            text.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"4\" fill=\"%s\" stroke=\"#57606a\"%s/>%n",
                    box.x(), box.y(), box.width(), box.height(), box.iface().isPresent() ? "white" : "#fff8e1",
                    dashed ? " stroke-dasharray=\"4 3\"" : ""));
            words(text, box.x() + 10, box.y() + 19, "13", "bold", box.title());
            words(text, box.x() + 10, box.y() + 36, "11", "normal", box.subtitle());
        }
        return text.append("</svg>\n").toString();
    }

    private static void words(StringBuilder text, double x, double y, String size, String weight, String words) {
        text.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%s\" font-weight=\"%s\">", x, y, size, weight))
                .append(escaped(words))
                .append("</text>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
