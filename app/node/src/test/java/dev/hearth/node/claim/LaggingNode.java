package dev.hearth.node.claim;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.practice.rpc.JsonRpc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A node of the chain that has not seen some of it yet. */
final class LaggingNode implements AutoCloseable {
  private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

  private final HttpServer http;
  final URI endpoint;
  final Chain chain;

  /**
   * @param unseen which requests
   * @param result of those, as JSON
   */
  LaggingNode(JsonRpc rpc, Predicate<String> unseen, String result) throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", exchange -> answer(exchange, rpc, unseen, result));
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.start();
    endpoint = URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    chain = Chain.connect(endpoint);
  }

  private static void answer(
      HttpExchange exchange, JsonRpc rpc, Predicate<String> unseen, String result)
      throws IOException {
    try (exchange) {
      byte[] request = exchange.getRequestBody().readAllBytes();
      String text = new String(request, StandardCharsets.UTF_8);
      byte[] answer = unseen.test(text) ? answer(text, result) : rpc.answer(request);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private static byte[] answer(String request, String result) {
    Matcher id = ID.matcher(request);
    if (!id.find()) {
      throw new AssertionError(request);
    }
    return "{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":%s}"
        .formatted(id.group(1), result)
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    chain.close();
    http.stop(0);
  }
}
