package dev.hearth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.JobReference;
import dev.hearth.api.PlantApi;
import dev.hearth.api.PlantOrder;
import dev.hearth.api.PlantSecret;
import dev.hearth.api.PlantingState;
import dev.hearth.api.rpc.RpcSocket;
import dev.hearth.node.agent.AgentOptions;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is planted goes in a file from the machine that pays to the one that plants. */
@Timeout(30)
class PlantCommandTest {
  private static final String CODE = "hearth-plant:1:abc";

  @TempDir Path folder;
  private RpcSocket agent;

  /** Says back what it was asked. */
  private static final class Echo implements PlantApi {
    @Override
    public PlantSecret plantCode(JobReference job) {
      return new PlantSecret(CODE, Wei.of(5), Wei.of(7), "It costs, in " + job.job() + ".");
    }

    @Override
    public PlantingState plant(PlantOrder order) {
      return new PlantingState(Hash.ZERO, 0, 1, "Planted by " + order.code());
    }

    @Override
    public PlantingState stopPlanting(JobReference job) {
      return new PlantingState(Hash.ZERO, 1, 1, "No more in " + job.job());
    }
  }

  @BeforeEach
  void listen() throws IOException {
    agent = RpcSocket.listen(AgentOptions.socket(folder), connection -> new Object[] {new Echo()});
  }

  @AfterEach
  void close() throws Exception {
    agent.close();
  }

  private Invocation hearth(String... arguments) {
    String[] all = new String[arguments.length + 1];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--data-dir=" + folder;
    return Invocation.of(all);
  }

  @Test
  void theCodeIsTheLastLineAndItsOtherEndReadsIt() throws Exception {
    Invocation made = hearth("job", "plant", "ab12");
    assertThat(made.exitCode()).isZero();
    assertThat(made.out()).first().isEqualTo("It costs, in ab12.");
    assertThat(made.out()).last().isEqualTo(CODE);

    Path file = folder.resolve("code");
    Files.writeString(file, made.out().getLast() + "\n");
    Invocation taken = hearth("plant", "--code-file=" + file);
    assertThat(taken.exitCode()).isZero();
    assertThat(taken.out()).containsExactly("Planted by " + CODE);
  }

  @Test
  void stopsAndSaysWhatIsLeft() {
    Invocation stopped = hearth("plant", "--stop=ab12", "--json");
    assertThat(stopped.exitCode()).isZero();
    assertThat(stopped.last().get("planted").asInt()).isEqualTo(1);
    assertThat(stopped.last().get("sentence").asString()).isEqualTo("No more in ab12");
  }
}
