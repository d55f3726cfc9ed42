package dev.hearth.wallet.chain;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.web3j.protocol.Service;

/** JSON-RPC over HTTP with the JDK's client, which spares the app a second one. */
final class HttpRpc extends Service {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final URI endpoint;

  HttpRpc(URI endpoint) {
    super(false);
    this.endpoint = endpoint;
  }

  @Override
  protected InputStream performIO(String payload) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(payload))
            .build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      if (response.statusCode() != 200) {
        response.body().close();
        throw new IOException(
            "The chain at " + endpoint + " answered with HTTP " + response.statusCode() + ".");
      }
      return response.body();
    } catch (ConnectException e) {
      throw new IOException(
          "No chain answers at " + endpoint + ". Is it running, and is the address right?", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while asking the chain");
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
