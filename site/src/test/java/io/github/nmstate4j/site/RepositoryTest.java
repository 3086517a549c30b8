package io.github.nmstate4j.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What would mislead readers is found, with its place and the way out.
class RepositoryTest {

    @TempDir
    Path root;

    @BeforeEach
    void aSmallRepository() throws IOException {
        write("README.md", "# Start\n\n[documentation](docs/README.md) and [places](docs/places.md)\n");
        write("docs/README.md", "# Documentation\n");
        write("docs/places.md", "# Places\n\n## Here\n\ntext\n\n## Here\n\n## There\n");
        write("samples/one.yaml", "# The first.\na: 1\n");
        write("docs/images/window.png", "");
        write("src/README.md", "# Of a program: [nowhere](nowhere.md)\n");
        write("target/made.md", "# Made: [nowhere](nowhere.md)\n");
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '´', textBlock = """
            [a](places.md)                            |
            [a](places.md#here-1)                     |
            [a](#documentation)                       |
            [a](../samples)                           |
            [a](../samples/one.yaml)                  |
            [a](https://example.org/#x)               |
            ![The window](images/window.png)          |
            [a](place.md)                             | there is no docs/place.md; beside it are: README.md, images, places.md
            [a](other/place.md)                       | there is no docs/other/place.md, and no folder docs/other
            [a](places.md#where)                      | docs/places.md has no heading for '#where'; it has: #places, #here, #here-1, #there
            [a](#where)                               | docs/README.md has no heading for '#where'; it has: #documentation
            [a](../samples/one.yaml#L2)               | samples/one.yaml has no anchors, so '#L2' leads nowhere; leave it out
            [a](../../other)                          | ../other is outside of the repository; links are relative to their page
            [a](<places.md?x=^>)                      | 'places.md?x=^' is no address: Illegal character in query
            ![The window](images/door.png)            | there is no docs/images/door.png; beside it are: window.png
            ![](images/window.png)                    | say what images/window.png shows, between the brackets, for those who do not see it
            ![The window](places.md)                  | places.md is no picture of this repository
            """)
    void followsLinks(String markdown, String problem) throws IOException {
        write("docs/README.md", "# Documentation\n\n" + markdown + "\n");
        var problems = Repository.read(root).problems();
        if (problem == null) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).singleElement().asString().startsWith("docs/README.md:3: " + problem);
        }
    }

    @Test
    void missesPagesThatNoPageLeadsTo() throws IOException {
        write("docs/lonely.md", "# Lonely\n");

        assertThat(Repository.read(root).problems())
                .singleElement()
                .hasToString("docs/lonely.md:1: no page leads here; link it from docs/README.md");
    }

    @Test
    void aFolderLeadsToItsPages() throws IOException {
        write("docs/decisions/0001-one.md", "# 1. One\n");
        write("docs/README.md", "# Documentation\n\n[decisions](decisions)\n");

        assertThat(Repository.read(root).problems()).isEmpty();
    }

    @Test
    void nothingIsWrittenWhileThereAreProblems() throws IOException {
        write("docs/README.md", "# Documentation\n\n[a](place.md)\n");
        var repository = Repository.read(root);

        assertThatThrownBy(() -> Site.write(repository, root.resolve("target/site"))).hasMessageContaining("docs/README.md:3");
        assertThat(root.resolve("target/site")).doesNotExist();
    }
}
