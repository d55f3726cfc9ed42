package dev.hearth.node.claim;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hearth.protocol.Address;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A chain's node that, asked about a contract right after a transaction, once knows of nothing. */
final class LaggingNode implements AutoCloseable {
  private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
  private static final String NOTHING = "0x" + "0".repeat(6 * 64);

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer server;
  private final URI node;
  private final Address contract;
  private boolean sent;
  private boolean lagged;

  LaggingNode(URI node, Address contract) throws IOException {
    this.node = node;
    this.contract = contract;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  boolean hasLagged() {
    return lagged;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    byte[] answer = isBehind(question) ? nothing(question) : forwarded(question);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private boolean isBehind(String question) {
    sent |= question.contains("eth_sendRawTransaction");
    boolean about = question.contains("eth_call") && question.contains(contract.toString());
    boolean behind = sent && about && !lagged;
    lagged |= behind;
    return behind;
  }

  private static byte[] nothing(String question) {
    Matcher id = ID.matcher(question);
    String number = id.find() ? id.group(1) : "0";
    return "{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":\"%s\"}"
        .formatted(number, NOTHING)
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] forwarded(String question) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(node)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(question))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}
