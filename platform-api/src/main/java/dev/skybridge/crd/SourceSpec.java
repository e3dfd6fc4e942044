package dev.skybridge.crd;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/**
 * Manifests that exist in Git.
 *
 * @param repository URL that Argo CD can read
 * @param path folder in it
 * @param revision branch, tag or commit
 */
public record SourceSpec(
    @Required
        @Size(max = 1024)
        @Pattern("^(https?|ssh)://[^\\s@]+(@[^\\s@/]+)?[^\\s@]*$|^git@[^\\s:]+:[^\\s]+$")
        @JsonPropertyDescription(
            "Git URL: http(s)://, ssh:// or git@host:path. Credentials belong into Argo CD, not here.")
        String repository,
    @Required
        @Size(min = 1, max = 1024)
        @Pattern("^[^/\\s][^\\s]*$")
        @JsonPropertyDescription(
            "Folder in the repository, relative, with plain manifests or a kustomization.")
        String path,
    @Default("HEAD") @Size(max = 255) @JsonPropertyDescription("Branch, tag or commit.")
        @Nullable String revision) {

  /** The revision, {@code HEAD} where none is given. */
  public String revisionOrDefault() {
    return revision == null ? "HEAD" : revision;
  }
}
