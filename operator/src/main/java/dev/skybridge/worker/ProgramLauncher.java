package dev.skybridge.worker;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLClassLoader;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import javax.tools.ToolProvider;

/**
 * Starts a user's program in a process that has no network but its own loopback interface: passes
 * connections to a port there on to a Unix socket, behind which the engine answers, compiles the
 * program where it is source, and calls its {@code main}.
 *
 * <p>Arguments: the socket, the port, the program's folder, the file in it, and the main class or
 * nothing where the file says it.
 */
public final class ProgramLauncher {
  private static final int BUFFER_BYTES = 64 * 1024;

  private ProgramLauncher() {}

  /** Runs the program; ends with its exit code, or with 1 where it can't be started. */
  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    var socket = UnixDomainSocketAddress.of(arguments[0]);
    SocketChannel.open(socket).close(); // tells that the process came up
    background("end of the operator", ProgramLauncher::awaitEndOfInput);
    forward(Integer.parseInt(arguments[1]), socket);
    var file = Path.of(arguments[2], arguments[3]);
    var given = arguments.length > 4 ? arguments[4] : "";
    var isSource = arguments[3].endsWith(".java");
    var classes = isSource ? compile(file) : file;
    var name = given.isEmpty() ? (isSource ? className(file) : manifestClass(file)) : given;
    try (var loader = new URLClassLoader(new java.net.URL[] {classes.toUri().toURL()})) {
      Thread.currentThread().setContextClassLoader(loader);
      loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
    } catch (ClassNotFoundException e) {
      fail("there is no class " + name + " in " + arguments[3]);
    } catch (NoSuchMethodException e) {
      fail("the class " + name + " has no public static void main(String[])");
    } catch (InvocationTargetException e) {
      Objects.requireNonNullElse(e.getCause(), e).printStackTrace();
      System.exit(1);
    }
  }

  private static Path compile(Path source) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      fail("source can't be compiled: the operator runs without a JDK; commit a jar");
    }
    var classes = Files.createTempDirectory("classes");
    var folder = Objects.requireNonNull(source.toAbsolutePath().getParent());
    var options =
        List.of(
            "-d",
            classes.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "-sourcepath",
            folder.toString(),
            "-proc:none",
            "-nowarn");
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var units = files.getJavaFileObjects(source);
      if (!compiler.getTask(null, files, null, options, null, units).call()) {
        fail("the program does not compile");
      }
    }
    return classes;
  }

  private static String className(Path source) {
    var name = source.getFileName().toString();
    return name.substring(0, name.length() - ".java".length());
  }

  private static String manifestClass(Path file) throws IOException {
    try (var jar = new JarFile(file.toFile())) {
      var manifest = jar.getManifest();
      var name =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
      if (name == null) {
        fail("the jar names no Main-Class: set spec.program.mainClass");
        return "";
      }
      return name;
    }
  }

  private static void fail(String message) {
    System.err.println(message);
    System.exit(1);
  }

  /** The operator holds the other end; a program whose operator has gone has nothing to do. */
  private static void awaitEndOfInput() throws IOException {
    while (System.in.read() >= 0) {
      // nothing is ever said
    }
    Runtime.getRuntime().halt(1);
  }

  private static void forward(int port, UnixDomainSocketAddress socket) throws IOException {
    var server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    background(
        "forwarder",
        () -> {
          while (true) {
            var inner = server.accept();
            var outer = SocketChannel.open(socket);
            background("out", () -> pump(inner, outer));
            background("in", () -> pump(outer, inner));
          }
        });
  }

  private static void pump(ByteChannel from, ByteChannel to) throws IOException {
    var buffer = ByteBuffer.allocate(BUFFER_BYTES);
    try (from;
        to) {
      while (from.read(buffer) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
        buffer.clear();
      }
    }
  }

  private static void background(String name, Task task) {
    Thread.ofPlatform()
        .daemon()
        .name(name)
        .start(() -> {
          try {
            task.run();
          } catch (IOException e) {
            // the connection has ended; who used it is told so by its own end
            Thread.currentThread().interrupt();
          }
        });
  }

  private interface Task {
    void run() throws IOException;
  }
}
