package dev.skybridge.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets of the world, one file each, readable by the owner only. */
public final class SecretFiles {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int PASSWORD_BYTES = 18;

  private final Path folder;

  public SecretFiles(Path folder) {
    this.folder = folder;
  }

  /** The password of this name, made at first use. */
  public String password(String name) {
    Path file = file(name);
    if (Files.exists(file)) {
      return text(file);
    }
    String value = randomPassword();
    write(name, value);
    return value;
  }

  /** The secret of this name, which must be there. */
  public String read(String name) {
    return text(file(name));
  }

  public Path file(String name) {
    return folder.resolve(name);
  }

  /** Replaces the secret of this name. */
  public Path write(String name, String value) {
    try {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      Path temporary =
          Files.createTempFile(
              folder,
              name,
              ".tmp",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(temporary, value);
      return Files.move(
          temporary,
          file(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** 144 random bits in characters that need no escaping in URLs, YAML or shells. */
  public static String randomPassword() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(bytes)
        .replace('-', 'x')
        .replace('_', 'y');
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
