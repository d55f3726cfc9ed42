package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.DeviceReference;
import dev.hearth.api.DeviceView;
import dev.hearth.api.HearthApi;
import dev.hearth.api.SettingChange;
import dev.hearth.api.rpc.RpcConnection;
import dev.hearth.api.rpc.RpcSocket;
import dev.hearth.compute.Backend;
import dev.hearth.node.Ending;
import dev.hearth.node.device.BrokenBackend;
import dev.hearth.node.device.FaultyBackend;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An agent on a machine with a sound processor, an overclocked card, a dud and a driver in pieces.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // to start the agent once, which measures for long
class FaultyDeviceTest {
  @TempDir static Path folder;
  private Process process;
  private RpcConnection connection;
  private HearthApi agent;

  @BeforeAll
  void start() throws IOException {
    Path data = folder.resolve("data");
    Files.createDirectories(data.resolve("logs"));
    process = agentProcess(data);
    assertThat(process.inputReader().readLine()).isEqualTo("ready");
    connection = RpcSocket.connect(AgentOptions.socket(data));
    agent = connection.remote(HearthApi.class);
    agent.set(new SettingChange("pause.other-load", "100 %")); // a build may run beside this
  }

  private Process agentProcess(Path data) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            services() + File.pathSeparator + System.getProperty("java.class.path"),
            AgentProcess.class.getName(),
            data.toString());
    builder.environment().keySet().removeAll(List.of("DISPLAY", "DBUS_SESSION_BUS_ADDRESS"));
    builder.environment().put(FaultyBackend.MENDED, mended().toString());
    return builder.redirectError(folder.resolve("errors").toFile()).start();
  }

  private Path mended() {
    return folder.resolve("mended");
  }

  private Path services() throws IOException {
    Path services = Files.createDirectories(folder.resolve("found/META-INF/services"));
    Files.write(
        services.resolve(Backend.class.getName()),
        List.of(BrokenBackend.class.getName(), FaultyBackend.class.getName()));
    return folder.resolve("found");
  }

  @AfterAll
  void end() {
    connection.close();
    Ending.of(process);
  }

  @Test
  void isBenchedWithItsReasonUntilASelfTestPasses() throws Exception {
    DeviceView card = await(FaultyBackend.ID, DeviceView::measured);
    assertThat(card.conforms()).isFalse();
    assertThat(card.reason()).contains("gemm");
    assertThat(await(FaultyBackend.ID, device -> !device.sentence().contains("yet")).sentence())
        .isEqualTo(
            "Paused: Overclocked card cannot earn: it gave different bits in the self-test"
                + " twice. Usual cause: overclocking. Test it again under Devices.");
    assertThat(await("cpu", device -> device.share() > 0).conforms()).isTrue();
    Files.createFile(mended());
    assertThat(agent.selfTest(new DeviceReference(FaultyBackend.ID)).conforms()).isTrue();
    assertThat(await(FaultyBackend.ID, device -> device.share() > 0).sentence()).isEmpty();
  }

  @Test
  void oneThatCannotBeTestedSaysSoAndLeavesWorkToTheOthers() throws Exception {
    DeviceView dud = await(FaultyBackend.DUD, device -> device.reason().contains("compiler"));
    assertThat(dud.measured()).isFalse();
    assertThat(dud.reason()).isEqualTo("it could not be tested (The driver has no compiler)");
    assertThat(await(FaultyBackend.DUD, device -> device.sentence().contains("later")).sentence())
        .isEqualTo(
            "Paused: Dud cannot earn yet: it could not be tested (The driver has no compiler)."
                + " It is tried again later; a newer driver may help.");
    assertThat(await("cpu", device -> device.share() > 0).conforms()).isTrue();
  }

  private DeviceView await(String device, Predicate<DeviceView> wanted) throws Exception {
    while (true) {
      for (DeviceView view : agent.devices()) {
        if (view.id().equals(device) && wanted.test(view)) {
          return view;
        }
      }
      Thread.sleep(50);
    }
  }
}
