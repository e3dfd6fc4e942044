package dev.skybridge.runtime.diagnostics;

import java.io.IOException;
import java.io.OutputStream;

/** Passes on no more than so many bytes, and tells a full part from a receiver that is gone. */
final class BoundedOutput extends OutputStream {
  private final OutputStream to;
  private final long most;
  private long written;

  BoundedOutput(OutputStream to, long most) {
    this.to = to;
    this.most = most;
  }

  /** There is more than there is room for. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(long most) {
      super("more than " + most + " bytes");
    }
  }

  /** Who should get the bytes does not take them. */
  static final class ReceiverFailed extends IOException {
    private static final long serialVersionUID = 1L;

    ReceiverFailed(IOException cause) {
      super(cause);
    }
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (written + length > most) {
      throw new TooLarge(most);
    }
    try {
      to.write(bytes, from, length);
    } catch (IOException e) {
      throw new ReceiverFailed(e);
    }
    written += length;
  }

  long written() {
    return written;
  }
}
