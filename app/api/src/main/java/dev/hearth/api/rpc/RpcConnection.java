package dev.hearth.api.rpc;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One end of a line-delimited JSON-RPC 2.0 connection. Both ends may call: each offers local
 * objects whose interfaces carry {@link Method}s, and gets the other's as a proxy. Free to use from
 * any thread; incoming calls run on virtual threads of their own, notifications in their order.
 */
public final class RpcConnection implements AutoCloseable {
  private final LineChannel lines;
  private final Dispatcher dispatcher;
  private final AtomicLong ids = new AtomicLong();
  private final Map<Long, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private final ExecutorService notifications =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("rpc-notify").factory());
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  /** The locals are asked for once, with this connection, before anything is read from it. */
  RpcConnection(SocketChannel socket, Function<RpcConnection, Object[]> locals) {
    lines = new LineChannel(socket);
    dispatcher = new Dispatcher(locals.apply(this));
  }

  void start() {
    // The poller that reads for virtual threads holds up the end of a command by a third of a
    // second.
    Thread.ofPlatform().daemon().name("rpc-read").start(this::read);
  }

  /** The other end's side of an interface; its calls throw {@link RpcException}. */
  public <T> T remote(Class<T> face) {
    Object proxy =
        Proxy.newProxyInstance(
            face.getClassLoader(),
            new Class<?>[] {face},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "toString" -> "remote " + face.getSimpleName();
                  case "hashCode" -> System.identityHashCode(self);
                  case "equals" -> self == arguments[0];
                  default -> call(method, arguments == null ? null : arguments[0]);
                });
    return face.cast(proxy);
  }

  /** Completes when either end has closed. */
  public CompletableFuture<Void> closed() {
    return closed.copy();
  }

  /** Takes no more calls, lets those in hand answer for as long as this, and closes. */
  void finish(Duration patience) {
    calls.shutdown();
    try {
      calls.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close();
    }
  }

  @Override
  public void close() {
    lines.close();
    notifications.shutdown();
    calls.shutdown();
    closed.complete(null);
    pending.values().forEach(answer -> answer.completeExceptionally(ended()));
  }

  private static RpcException ended() {
    return new RpcException(
        "API-CLOSED", "The connection to Hearth has ended.", "Is Hearth running?");
  }

  private Object call(java.lang.reflect.Method method, Object argument) {
    Method name = method.getAnnotation(Method.class);
    ObjectNode request =
        Json.MAPPER.createObjectNode().put("jsonrpc", "2.0").put("method", name.value());
    if (argument != null) {
      request.set("params", Json.MAPPER.valueToTree(argument));
    }
    if (name.notification()) {
      send(request);
      return null;
    }
    JsonNode result = ask(request);
    return result.isNull() || method.getReturnType() == void.class
        ? null
        : Json.MAPPER.treeToValue(result, Json.MAPPER.constructType(method.getGenericReturnType()));
  }

  private JsonNode ask(ObjectNode request) {
    long id = ids.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    pending.put(id, answer);
    try {
      send(request.put("id", id), answer);
      return answer.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RpcException refusal ? refusal : e;
    } finally {
      pending.remove(id);
    }
  }

  /** What was answered before the connection ended stays the answer. */
  private void send(ObjectNode request, CompletableFuture<JsonNode> answer) {
    try {
      send(request);
    } catch (RpcException ended) {
      answer.completeExceptionally(ended);
    }
    if (closed.isDone()) {
      answer.completeExceptionally(ended());
    }
  }

  private void send(ObjectNode message) {
    try {
      lines.write(Json.MAPPER.writeValueAsBytes(message));
    } catch (IOException e) {
      close();
      throw ended();
    }
  }

  private void read() {
    try {
      for (byte[] line = lines.read(); line != null; line = lines.read()) {
        accept(Json.MAPPER.readTree(line));
      }
    } catch (IOException | JacksonException | RejectedExecutionException ended) {
      // Whatever broke the stream, what is left to do is the same: end the connection.
    } finally {
      close();
    }
  }

  private void accept(JsonNode message) {
    if (message.has("method")) {
      ExecutorService executor = message.has("id") ? calls : notifications;
      executor.execute(() -> serve(message));
    } else {
      CompletableFuture<JsonNode> answer = pending.get(message.path("id").asLong(0));
      if (answer != null) {
        complete(answer, message);
      }
    }
  }

  private static void complete(CompletableFuture<JsonNode> answer, JsonNode message) {
    JsonNode error = message.path("error");
    if (error.isObject()) {
      JsonNode data = error.path("data");
      answer.completeExceptionally(
          new RpcException(
              data.path("code").asString("API-FAILED"),
              error.path("message").asString("The call failed."),
              data.path("advice").asString("")));
    } else {
      answer.complete(message.path("result"));
    }
  }

  private void serve(JsonNode request) {
    ObjectNode answer = Json.MAPPER.createObjectNode().put("jsonrpc", "2.0");
    answer.set("id", request.path("id"));
    try {
      Object result = dispatcher.call(request.path("method").asString(""), request.path("params"));
      answer.set("result", Json.MAPPER.valueToTree(result));
    } catch (RpcException refusal) {
      ObjectNode error = answer.putObject("error");
      error.put("code", -32000).put("message", refusal.getMessage());
      error.putObject("data").put("code", refusal.code()).put("advice", refusal.advice());
    }
    if (request.has("id") && !closed.isDone()) {
      reply(answer);
    }
  }

  private void reply(ObjectNode answer) {
    try {
      send(answer);
    } catch (RpcException gone) {
      // The caller left before its answer came; send has ended the connection.
    }
  }
}
