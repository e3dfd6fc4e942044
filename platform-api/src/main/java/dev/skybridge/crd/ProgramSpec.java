package dev.skybridge.crd;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * A user's own Pulumi program.
 *
 * @param repository Git URL
 * @param revision branch, tag or commit
 * @param path a jar, or a Java source file, in it
 * @param mainClass class with the {@code main} method
 */
@ValidationRule(
    value = "!self.path.split('/').exists(part, part in ['', '.', '..'])",
    message = "path must lead downwards from the repository's root")
public record ProgramSpec(
    @Required
        @Size(max = 1024)
        @Pattern("^https?://[^\\s@]+$")
        @JsonPropertyDescription(
            "Git URL, http(s)://, without credentials. The platform's administrators list which repositories may be used.")
        String repository,
    @Default("HEAD")
        @Size(min = 1, max = 255)
        @Pattern("^[A-Za-z0-9][A-Za-z0-9._/-]*$")
        @JsonPropertyDescription(
            "Branch, tag or commit. With a commit's full name it is known who changed it, with a branch it is not.")
        @Nullable String revision,
    @Required
        @Size(min = 5, max = 1024)
        @Pattern("^[A-Za-z0-9_$./-]+\\.(jar|java)$")
        @JsonPropertyDescription(
            "File in the repository: a jar, or a Java source file, which is compiled with those beside and below it.")
        String path,
    @Size(max = 255)
        @Pattern("^[A-Za-z_$][A-Za-z0-9_$]*(\\.[A-Za-z_$][A-Za-z0-9_$]*)*$")
        @JsonPropertyDescription(
            "Class with the main method; by default the jar's Main-Class, or the class of the source file's name.")
        @Nullable String mainClass) {

  /** The revision, {@code HEAD} where none is given. */
  public String revisionOrDefault() {
    return revision == null ? "HEAD" : revision;
  }
}
