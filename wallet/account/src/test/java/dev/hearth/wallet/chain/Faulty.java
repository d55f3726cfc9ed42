package dev.hearth.wallet.chain;

import dev.hearth.wallet.practice.PracticeService;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.web3j.protocol.Service;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;

/** Answers itself, or has the chain answer. */
final class Faulty extends Service {
  /** The answer null. */
  static final Object GONE = new Object();

  private final PracticeService chain;
  private final BiFunction<Request<?, ?>, Integer, Object> fault;
  private final Map<String, Integer> times = new ConcurrentHashMap<>();

  /**
   * @param fault by the request and how many of its method there were, this one included: what to
   *     answer, an error too; null to ask the chain
   */
  Faulty(PracticeService chain, BiFunction<Request<?, ?>, Integer, Object> fault) {
    super(false);
    this.chain = chain;
    this.fault = fault;
  }

  @Override
  @SuppressWarnings({"rawtypes", "unchecked"}) // as web3j declares it
  public <T extends Response> T send(Request request, Class<T> type) throws IOException {
    int time = times.merge(request.getMethod(), 1, Integer::sum);
    Object answer = fault.apply(request, time);
    if (answer == null) {
      return chain.send(request, type);
    }
    try {
      T response = type.getDeclaredConstructor().newInstance();
      switch (answer) {
        case Response.Error error -> response.setError(error);
        default -> response.setResult(answer == GONE ? null : answer);
      }
      return response;
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  protected InputStream performIO(String request) {
    throw new AssertionError("send() answers everything");
  }

  @Override
  public void close() {}
}
