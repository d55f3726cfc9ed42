package dev.hearth.host;

import dev.hearth.host.address.Multiaddr;
import dev.hearth.host.identity.HostKey;
import dev.hearth.host.stream.Pipe;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.NodeKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Makes hosts on loopback and closes them after the test. */
final class TestHosts implements AfterEachCallback {
  private final List<Host> hosts = new ArrayList<>();

  Host start(int secret) throws IOException {
    return start(secret, HostLimits.defaults());
  }

  Host start(int secret, HostLimits limits) throws IOException {
    return start(secret, loopback(), limits);
  }

  Host start(int secret, Multiaddr listen, HostLimits limits) throws IOException {
    Host host = new Host(key(secret), List.of(listen), limits);
    hosts.add(host);
    host.start();
    return host;
  }

  static HostKey key(int secret) {
    byte[] bytes = new byte[32];
    bytes[31] = (byte) secret;
    return HostKey.of(NodeKey.of(bytes));
  }

  static Multiaddr loopback() throws MalformedException {
    return Multiaddr.parse("/ip4/127.0.0.1/tcp/0");
  }

  static Multiaddr address(Host host) {
    return host.addresses().getFirst();
  }

  static void echo(Pipe pipe) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    for (int count = pipe.read(buffer, 0, buffer.length);
        count >= 0;
        count = pipe.read(buffer, 0, buffer.length)) {
      pipe.write(buffer, 0, count);
    }
    pipe.closeWrite();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    hosts.forEach(Host::close);
  }
}
