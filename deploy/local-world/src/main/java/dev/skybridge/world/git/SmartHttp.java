package dev.skybridge.world.git;

import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** One request of the smart HTTP protocol against one repository. JGit speaks; this carries. */
final class SmartHttp {
  private final HttpExchange exchange;
  private final Repository repository;

  SmartHttp(HttpExchange exchange, Repository repository) {
    this.exchange = exchange;
    this.repository = repository;
  }

  void uploadPack(boolean advertise) throws IOException {
    try (UploadPack pack = new UploadPack(repository)) {
      pack.setBiDirectionalPipe(false);
      String protocol = exchange.getRequestHeaders().getFirst("Git-Protocol");
      if (protocol != null) {
        pack.setExtraParameters(List.of(protocol.split(":", -1)));
      }
      try (OutputStream out = answer("git-upload-pack", advertise)) {
        if (advertise) {
          pack.sendAdvertisedRefs(
              new PacketLineOutRefAdvertiser(new PacketLineOut(out)), "git-upload-pack");
        } else {
          pack.upload(body(), out, null);
        }
      }
    }
  }

  void receivePack(boolean advertise, Consumer<Collection<ReceiveCommand>> received)
      throws IOException {
    ReceivePack pack = new ReceivePack(repository);
    pack.setBiDirectionalPipe(false);
    pack.setPostReceiveHook((finished, commands) -> received.accept(commands));
    try (OutputStream out = answer("git-receive-pack", advertise)) {
      if (advertise) {
        PacketLineOut lines = new PacketLineOut(out);
        lines.writeString("# service=git-receive-pack\n");
        lines.end();
        pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines));
      } else {
        pack.receive(body(), out, null);
      }
    }
  }

  private OutputStream answer(String service, boolean advertise) throws IOException {
    exchange
        .getResponseHeaders()
        .set(
            "Content-Type",
            "application/x-" + service + (advertise ? "-advertisement" : "-result"));
    exchange.getResponseHeaders().set("Cache-Control", "no-cache");
    exchange.sendResponseHeaders(200, 0);
    return new BufferedOutputStream(exchange.getResponseBody(), 1 << 16);
  }

  private InputStream body() throws IOException {
    InputStream body = exchange.getRequestBody();
    String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
    return "gzip".equals(encoding) || "x-gzip".equals(encoding) ? new GZIPInputStream(body) : body;
  }
}
