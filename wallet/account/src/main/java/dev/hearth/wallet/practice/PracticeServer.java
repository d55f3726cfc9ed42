package dev.hearth.wallet.practice;

import com.sun.net.httpserver.HttpServer;
import dev.hearth.wallet.practice.rpc.JsonRpc;
import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** JSON-RPC over HTTP on 127.0.0.1, for the processes of one machine. */
public final class PracticeServer implements Closeable {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final HttpServer http;
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Starts serving.
   *
   * @param port 0 picks a free one
   * @throws IOException if the port is taken
   */
  public PracticeServer(JsonRpc rpc, int port) throws IOException {
    http = bind(port);
    http.createContext("/", new RpcHandler(rpc, port()));
    http.setExecutor(requests);
    http.start();
  }

  private static HttpServer bind(int port) throws IOException {
    try {
      InetAddress loopback = InetAddress.getByAddress(LOOPBACK);
      return HttpServer.create(new InetSocketAddress(loopback, port), 0);
    } catch (BindException e) {
      throw new IOException(
          "Port %d of 127.0.0.1 is taken. Stop what uses it, or choose another; 0 picks a free one."
              .formatted(port),
          e);
    }
  }

  public int port() {
    return http.getAddress().getPort();
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port());
  }

  @Override
  public void close() {
    http.stop(0);
    requests.close();
  }
}
