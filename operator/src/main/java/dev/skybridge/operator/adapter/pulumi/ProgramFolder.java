package dev.skybridge.operator.adapter.pulumi;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.function.Function;

/**
 * The folder of one run of a user's program.
 *
 * @param base the operator's user alone may enter it
 * @param near likewise, with a short path: that of a Unix socket has room for a hundred letters
 */
record ProgramFolder(Path base, Path near) implements AutoCloseable {
  private static final int TAIL_BYTES = 2000;

  /** Makes a new one. */
  static ProgramFolder make(Path parent) {
    try {
      Files.createDirectories(
          parent,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      var folder =
          new ProgramFolder(
              Files.createTempDirectory(parent, "run-"), Files.createTempDirectory("sky"));
      Files.createDirectory(folder.root());
      Files.createDirectories(folder.work().resolve("launcher"));
      Files.createDirectory(folder.program());
      Files.createDirectory(folder.sockets());
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for a program", e);
    }
  }

  /** Where the program's file system is put together. */
  Path root() {
    return base.resolve("root");
  }

  /** What the program sees as {@code /work}. */
  Path work() {
    return base.resolve("work");
  }

  /** The files from Git. */
  Path program() {
    return work().resolve("program");
  }

  /** What the program sees as {@code /run}. */
  Path sockets() {
    return near.resolve("s");
  }

  /** The way to the engine. */
  Path socket() {
    return sockets().resolve("monitor");
  }

  /** What the program prints. */
  Path output() {
    return base.resolve("output");
  }

  /** Adds a class of the launcher. */
  void addLauncher(String name, Function<String, InputStream> source) {
    try (var in = source.apply(name)) {
      var file = work().resolve("launcher").resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("the launcher can't be laid out", e);
    }
  }

  /** Lets the program's user read, whatever the operator's own mask is. */
  void open() {
    try (var files = Files.walk(work())) {
      Files.setPosixFilePermissions(sockets(), PosixFilePermissions.fromString("rwxr-xr-x"));
      for (var file : files.toList()) {
        var mode = Files.isDirectory(file) ? "rwxr-xr-x" : "rw-r--r--";
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the program's folder can't be opened to it", e);
    }
  }

  /** The end of what the program printed. */
  String tail() {
    try (var file = new RandomAccessFile(output().toFile(), "r")) {
      var bytes = new byte[(int) Math.min(TAIL_BYTES, file.length())];
      file.seek(file.length() - bytes.length);
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("what the program printed can't be read", e);
    }
  }

  @Override
  public void close() {
    remove(near);
    remove(base);
  }

  private static void remove(Path folder) {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the program's folder can't be removed", e);
    }
  }
}
