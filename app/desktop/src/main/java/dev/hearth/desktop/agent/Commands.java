package dev.hearth.desktop.agent;

import dev.hearth.api.HearthApi;
import dev.hearth.api.rpc.RpcException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The only way up: calls to the agent run beside the window's thread and answer on it. */
public final class Commands implements AutoCloseable {
  private final Supplier<HearthApi> agent;
  private final Executor window;
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param agent the one that answers now
   */
  public Commands(Supplier<HearthApi> agent, Executor window) {
    this.agent = agent;
    this.window = window;
  }

  /** The agent, for use inside a call. */
  public HearthApi agent() {
    return agent.get();
  }

  /** Runs a call; its answer or its failure arrives on the window's thread. */
  public <T> void run(Callable<T> call, Consumer<T> answer, Consumer<Failure> failed) {
    calls.execute(
        () -> {
          try {
            T result = call.call();
            window.execute(() -> answer.accept(result));
          } catch (RpcException refusal) {
            window.execute(() -> failed.accept(Failure.of(refusal)));
          } catch (Exception e) {
            window.execute(() -> failed.accept(Failure.of(e)));
          }
        });
  }

  @Override
  public void close() {
    calls.shutdownNow();
  }
}
