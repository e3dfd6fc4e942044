package dev.skybridge.world.pods;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageCatalogueTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "demo.skybridge.dev/shop/web:1.0, true",
    "demo.skybridge.dev/shop/web:2.7.1, true",
    "demo.skybridge.dev/shop/web:3.0, false",
    "demo.skybridge.dev/shop/web, false",
    "demo.skybridge.dev/shop/wbe:1.0, false",
    "demo.skybridge.dev/echo, true",
    "docker.example/library/nginx:1.27, false"
  })
  void shouldKnowWhichImagesExist(String image, boolean exists) throws IOException {
    // given
    ImageCatalogue catalogue = ImageCatalogue.open(folder.resolve("images.yaml"));

    // when
    ImageCatalogue.Pull pull = catalogue.pull(image);

    // then
    assertThat(pull instanceof ImageCatalogue.Pull.Found).isEqualTo(exists);
  }

  @Test
  void shouldSayWhatAContainerRuntimeSaysWhenAnImageIsMissing() throws IOException {
    // given
    ImageCatalogue catalogue = ImageCatalogue.open(folder.resolve("images.yaml"));

    // when
    ImageCatalogue.Pull pull = catalogue.pull("demo.skybridge.dev/nope");

    // then
    assertThat(pull)
        .isEqualTo(
            new ImageCatalogue.Pull.NotFound(
                "failed to pull and unpack image \"demo.skybridge.dev/nope:latest\": failed to resolve"
                    + " reference \"demo.skybridge.dev/nope:latest\":"
                    + " demo.skybridge.dev/nope:latest: not found"));
  }

  @Test
  void shouldFindAnImageThatWasJustAdded() throws IOException {
    // given
    ImageCatalogue catalogue = ImageCatalogue.open(folder.resolve("data/images.yaml"));
    ImageCatalogue other = ImageCatalogue.open(folder.resolve("data/images.yaml"));

    // when
    other.add(ImageEntry.serving("registry.example/*", "1.*", 9000));

    // then
    assertThat(catalogue.pull("registry.example/team/api:1.4"))
        .isInstanceOfSatisfying(
            ImageCatalogue.Pull.Found.class,
            found -> assertThat(found.entry().ports()).containsExactly(9000));
    assertThat(catalogue.pull("registry.example/team/api:2.0"))
        .isInstanceOf(ImageCatalogue.Pull.NotFound.class);
  }

  @Test
  void shouldReplaceAnEntryWithTheSameNameAndTags() throws IOException {
    // given
    ImageCatalogue catalogue = ImageCatalogue.open(folder.resolve("images.yaml"));
    catalogue.add(ImageEntry.serving("registry.example/api", "*", 9000));

    // when
    catalogue.add(ImageEntry.serving("registry.example/api", "*", 9001));

    // then
    assertThat(catalogue.added())
        .singleElement()
        .satisfies(entry -> assertThat(entry.ports()).isEqualTo(List.of(9001)));
  }

  @ParameterizedTest
  @CsvSource({
    "web, web, latest",
    "web:1, web, 1",
    "host.example:5000/a/web, host.example:5000/a/web, latest",
    "host.example:5000/a/web:2.1, host.example:5000/a/web, 2.1",
    "host.example/web:1@sha256:abc, host.example/web, 1"
  })
  void shouldSplitAnImageAtTheTag(String text, String repository, String tag) {
    // when
    ImageReference reference = ImageReference.parse(text);

    // then
    assertThat(reference).isEqualTo(new ImageReference(repository, tag));
  }
}
