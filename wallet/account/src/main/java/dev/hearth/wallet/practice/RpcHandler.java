package dev.hearth.wallet.practice;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.hearth.wallet.practice.rpc.JsonRpc;
import java.io.IOException;
import java.util.Set;

/**
 * One HTTP request. A page in the owner's browser must not command the chain: its requests name a
 * foreign host (DNS rebinding), carry an origin, or have a content type that needs no preflight.
 */
final class RpcHandler implements HttpHandler {
  /** Two hexadecimal digits a byte of the largest transaction that a block's gas pays for. */
  static final int MAX_BODY = 8 << 20;

  private static final int OK = 200;
  private static final int FORBIDDEN = 403;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int CONTENT_TOO_LARGE = 413;
  private static final int UNSUPPORTED_MEDIA_TYPE = 415;
  private static final int NO_BODY = -1;

  private final JsonRpc rpc;
  private final Set<String> hosts;

  RpcHandler(JsonRpc rpc, int port) {
    this.rpc = rpc;
    this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      int refusal = refusal(exchange);
      if (refusal != OK) {
        exchange.sendResponseHeaders(refusal, NO_BODY);
        return;
      }
      byte[] request = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
      if (request.length > MAX_BODY) {
        exchange.sendResponseHeaders(CONTENT_TOO_LARGE, NO_BODY);
      } else {
        send(exchange, rpc.answer(request));
      }
    }
  }

  private int refusal(HttpExchange exchange) {
    Headers headers = exchange.getRequestHeaders();
    if (!hosts.contains(String.valueOf(headers.getFirst("Host")))
        || headers.containsKey("Origin")) {
      return FORBIDDEN;
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      return METHOD_NOT_ALLOWED;
    }
    if (!mediaType(headers).equalsIgnoreCase("application/json")) {
      return UNSUPPORTED_MEDIA_TYPE;
    }
    return announcesTooMuch(headers) ? CONTENT_TOO_LARGE : OK;
  }

  private static String mediaType(Headers headers) {
    return String.valueOf(headers.getFirst("Content-Type")).split(";", 2)[0].strip();
  }

  private static boolean announcesTooMuch(Headers headers) {
    String length = headers.getFirst("Content-Length");
    return length != null && Long.parseLong(length) > MAX_BODY;
  }

  private static void send(HttpExchange exchange, byte[] answer) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(OK, answer.length);
    exchange.getResponseBody().write(answer);
  }
}
