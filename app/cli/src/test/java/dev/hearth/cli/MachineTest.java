package dev.hearth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A program with nothing but a key has a model trained; whichever process is killed meanwhile. */
@Tag("slow")
@Timeout(480)
class MachineTest {
  private static final String KEY = "1".repeat(64);
  private static final String ADDRESS = "0x19e7e376e7c213b7e7e7e46cc70a5dd086daff2a";

  /** What the job comes to when nobody is killed; the same on any network, so trained once. */
  private static String undisturbed;

  @TempDir Path folder;

  @Test
  void submitsWatchesSavesAndVerifiesByCommandsAlone() throws Exception {
    try (HearthProcess practice = practice()) {
      JsonNode network = practice.next();
      try (HearthProcess agent = agent(network, freeListen())) {
        String address = agent.next().get("addresses").get(0).asString();
        try (HearthProcess provider = provider(network, address)) {
          assertThat(provider.next().get("peer").asString()).startsWith("16Uiu2");
          undisturbed = train("first");
          assertThat(trainKilling(network, address, provider)).isEqualTo(undisturbed);
          assertThat(loadedClasses())
              .contains(" dev.hearth.node.agent.Agent ")
              .doesNotContain(" dev.hearth.compute.cpu.", " jdk.incubator.vector.");
        }
      }
    }
  }

  /** Nobody but the practice network's own providers is there, and they have a job to train. */
  @Test
  void trainsOnThePracticeNetworkThatTheAgentStarted() throws Exception {
    try (HearthProcess agent =
        HearthProcess.start(
            folder, "agent", "--hidden", "--data-dir=" + path("submitter"), "--json")) {
      agent.next();
      awaitNetwork();
      Path text = folder.resolve("text.txt");
      Files.writeString(text, "It was a dark and stormy night. ".repeat(1000));
      JsonNode job =
          result(
              "submit",
              "--data=" + text,
              "--rounds=1",
              "--budget=1",
              "--data-dir=" + path("submitter"),
              "--json");
      finish(job.get("id").asString(), "out");
    }
  }

  /** Until the practice network tells of its job. */
  private void awaitNetwork() throws Exception {
    JsonNode status;
    do {
      status = result("status", "--data-dir=" + path("submitter"), "--json");
    } while (status.get("jobs").isEmpty()
        || status.get("state").get("kind").asString().equals("STARTING"));
  }

  @Test
  void goesOnAfterTheSubmitterWasKilled() throws Exception {
    try (HearthProcess practice = practice()) {
      JsonNode network = practice.next();
      String listen = freeListen();
      HearthProcess agent = agent(network, listen);
      String address = agent.next().get("addresses").get(0).asString();
      try (HearthProcess provider = provider(network, address)) {
        provider.next();
        String job = submit();
        awaitWork("provider");
        agent.kill();
        try (HearthProcess again = agent(network, listen)) {
          again.next();
          String disturbed = finish(job, "killed");
          if (undisturbed == null) {
            undisturbed = train("undisturbed");
          }
          assertThat(disturbed).isEqualTo(undisturbed);
        }
      } finally {
        agent.close();
      }
    }
  }

  /** By agent, node and every command that talks to them. */
  private String loadedClasses() throws IOException {
    StringBuilder loaded = new StringBuilder();
    try (DirectoryStream<Path> logs =
        Files.newDirectoryStream(folder, HearthProcess.CLASSES + "-*")) {
      for (Path log : logs) {
        loaded.append(Files.readString(log));
      }
    }
    return loaded.toString();
  }

  private String trainKilling(JsonNode network, String submitter, HearthProcess provider)
      throws Exception {
    String job = submit();
    awaitWork("provider");
    provider.kill();
    try (HearthProcess again = provider(network, submitter)) {
      again.next();
      String weights = finish(job, "second");
      checkNewestReceipt("second");
      return weights;
    }
  }

  private String train(String out) throws Exception {
    return finish(submit(), out);
  }

  private String submit() throws Exception {
    result("wallet", "faucet", "--to", ADDRESS, "--data-dir", path("submitter"), "--json");
    Path text = folder.resolve("text.txt");
    Files.writeString(text, "It was a dark and stormy night. ".repeat(1000));
    Path key = folder.resolve("key.hex");
    Files.writeString(key, KEY);
    JsonNode job =
        result(
            "submit",
            "--data=" + text,
            "--rounds=1",
            "--budget=10",
            "--key-file=" + key,
            "--data-dir=" + path("submitter"),
            "--json");
    return job.get("id").asString();
  }

  private String finish(String job, String out) throws Exception {
    String dataDir = "--data-dir=" + path("submitter");
    JsonNode end = result("job", "watch", job, dataDir, "--json");
    assertThat(end.get("phase").asString()).isEqualTo("FINISHED");
    JsonNode model = result("job", "save", job, "--out=" + path(out), dataDir, "--json");
    assertThat(result("verify", path(out), "--json").get("equal").asBoolean()).isTrue();
    return model.get("weights_sha256").asString();
  }

  /** The provider was stopped, its commitments were signed: what it can show is replayed. */
  private void checkNewestReceipt(String model) throws Exception {
    String dataDir = "--data-dir=" + path("provider");
    JsonNode receipts = result("wallet", "receipts", dataDir, "--json").get("receipts");
    String lease = receipts.get(0).get("lease").asString();
    String file = path("receipt.json");
    result("wallet", "receipt", lease.substring(0, 12), "--out=" + file, dataDir, "--json");
    JsonNode verdict = result("verify", file, "--model=" + path(model), dataDir, "--json");
    assertThat(verdict.get("lease").asString()).isEqualTo(lease);
    assertThat(verdict.get("equal").asBoolean()).isTrue();
  }

  /** Until the node says that it trains. */
  private void awaitWork(String dataDir) throws Exception {
    JsonNode status;
    do {
      status = result("status", "--data-dir=" + path(dataDir), "--json");
    } while (!status.get("work").isObject() || status.get("work").get("progress").asDouble() == 0);
  }

  private HearthProcess practice() throws IOException {
    return HearthProcess.start(
        folder,
        "practice",
        "--data-dir=" + path("practice"),
        "--providers=0",
        "--cheaters=0",
        "--json");
  }

  private HearthProcess agent(JsonNode network, String listen) throws IOException {
    return HearthProcess.start(
        folder,
        "agent",
        "--hidden",
        "--data-dir=" + path("submitter"),
        "--listen=" + listen,
        "--rpc=" + network.get("rpc").asString(),
        "--escrow=" + network.get("escrow").asString(),
        "--practice-money",
        "--json");
  }

  private HearthProcess provider(JsonNode network, String submitter) throws IOException {
    return HearthProcess.start(
        folder,
        "node",
        "--data-dir=" + path("provider"),
        "--rpc=" + network.get("rpc").asString(),
        "--bootstrap=" + submitter,
        "--practice-money",
        "--json");
  }

  private JsonNode result(String... arguments) throws Exception {
    return HearthProcess.result(folder, arguments);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  /** A port to come back to after a kill. */
  private static String freeListen() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "/ip4/127.0.0.1/tcp/" + free.getLocalPort();
    }
  }
}
