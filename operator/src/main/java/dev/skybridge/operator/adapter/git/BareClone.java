package dev.skybridge.operator.adapter.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/** The local bare clone: a cache that may be thrown away at any time. */
final class BareClone {
  private BareClone() {}

  /** Folder for the clone of one URL. */
  static Path folder(Path cacheDirectory, String url) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var hash = HexFormat.of().formatHex(digest.digest(url.getBytes(StandardCharsets.UTF_8)));
      return cacheDirectory.resolve(hash.substring(0, 16) + ".git");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Opens the clone, or makes an empty one. */
  static Repository open(Path folder) throws IOException {
    Files.createDirectories(folder);
    deleteLocks(folder);
    var repository = new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
    if (!Files.exists(folder.resolve("HEAD"))) {
      repository.create(true);
      // A collection in the background would go on in a clone that is thrown away meanwhile.
      repository.getConfig().setBoolean("gc", null, "autoDetach", false);
      repository.getConfig().save();
    }
    return repository;
  }

  /** What a process that was killed has locked; a clone belongs to one process. */
  private static void deleteLocks(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(f -> f.toString().endsWith(".lock")).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
