package dev.skybridge.operator.adapter.pulumi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The engine's {@code file://} backend. */
final class FileStateBackend implements StateBackend {
  private final Path root;

  FileStateBackend(Path root) {
    this.root = root;
  }

  /** Folders may be made twice at once. */
  @Override
  public void prepare() {}

  @Override
  public Optional<byte[]> read(String key) {
    try {
      return Optional.of(Files.readAllBytes(root.resolve(key)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new StateUnreachableException("engine state: " + e.getMessage(), e);
    }
  }

  @Override
  public void write(String key, byte[] document) {
    try {
      var target = root.resolve(key);
      var fresh = target.resolveSibling(target.getFileName() + ".new");
      Files.write(fresh, document);
      Files.move(
          fresh,
          target,
          java.nio.file.StandardCopyOption.ATOMIC_MOVE,
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new StateUnreachableException("engine state: " + e.getMessage(), e);
    }
  }

  @Override
  public void delete(String key) {
    try {
      Files.deleteIfExists(root.resolve(key));
    } catch (IOException e) {
      throw new StateUnreachableException("engine state: " + e.getMessage(), e);
    }
  }

  @Override
  public List<String> keys(String prefix) {
    var folder = root.resolve(prefix.substring(0, prefix.lastIndexOf('/')));
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .filter(key -> key.startsWith(prefix))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new StateUnreachableException("engine state: " + e.getMessage(), e);
    }
  }
}
