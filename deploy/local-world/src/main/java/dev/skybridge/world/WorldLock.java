package dev.skybridge.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two launchers from changing the same world at once. The system frees it when its holder
 * ends.
 */
final class WorldLock implements AutoCloseable {
  private final FileChannel channel;

  private WorldLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * @throws IllegalStateException when another launcher holds the lock
   */
  static WorldLock acquire(WorldLayout layout) {
    try {
      Files.createDirectories(layout.run());
      Path file = layout.run().resolve("lock");
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new IllegalStateException(
            "another ./skybridge is starting or stopping the world in "
                + layout.state()
                + "; wait for it");
      }
      return new WorldLock(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
