package dev.hearth.wallet.chain;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.web3j.protocol.Service;

/**
 * JSON-RPC over HTTP with the JDK's client, which spares the app a second one. The deadline is for
 * the whole answer: the client's own ends with the headers, and a body may stall after them.
 */
final class HttpRpc extends Service {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final URI endpoint;
  private final Duration patience;

  HttpRpc(URI endpoint, Duration patience) {
    super(false);
    this.endpoint = endpoint;
    this.patience = patience;
  }

  @Override
  protected InputStream performIO(String payload) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(payload))
            .build();
    HttpResponse<byte[]> response =
        whole(client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()));
    if (response.statusCode() != 200 && !saysWhy(response)) {
      throw new IOException(
          "The chain at " + endpoint + " answered with HTTP " + response.statusCode() + ".");
    }
    return new ByteArrayInputStream(response.body());
  }

  /** Some nodes refuse a question with a page's status too; one that broke down says nothing. */
  private static boolean saysWhy(HttpResponse<byte[]> response) {
    String text = new String(response.body(), StandardCharsets.UTF_8).strip();
    return response.statusCode() / 100 == 4
        && text.startsWith("{")
        && text.contains("\"error\"")
        && text.contains("\"code\"");
  }

  private <T> T whole(CompletableFuture<T> answer) throws IOException {
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException tooLate) {
      throw new HttpTimeoutException(
          "The chain at " + endpoint + " did not answer in " + patience.toSeconds() + " s.");
    } catch (ExecutionException e) {
      throw failed(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while asking the chain");
    } finally {
      answer.cancel(true); // ends an exchange that nobody waits for any more
    }
  }

  private IOException failed(Throwable cause) {
    return switch (cause) {
      case ConnectException e ->
          new IOException(
              "No chain answers at " + endpoint + ". Is it running, and is the address right?", e);
      case HttpTimeoutException e -> e;
      case SSLException e -> e;
      case IOException e ->
          new UnansweredException("The chain at " + endpoint + " hung up without an answer.", e);
      default -> new IOException(cause);
    };
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
