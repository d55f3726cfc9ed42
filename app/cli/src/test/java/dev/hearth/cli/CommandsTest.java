package dev.hearth.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.hearth.api.Denomination;
import dev.hearth.api.DisputeView;
import dev.hearth.api.JobEstimate;
import dev.hearth.api.JobPot;
import dev.hearth.api.JobRisk;
import dev.hearth.api.JobView;
import dev.hearth.api.PlantView;
import dev.hearth.api.RewardView;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.dispute.Level;
import dev.hearth.protocol.dispute.Seat;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every command has in common, and what the small ones print. */
class CommandsTest {
  private static final Hash LEASE = Hash.sha256(new byte[] {3});

  @ParameterizedTest
  @MethodSource("leaves")
  void hasJsonAndSaysWhatItIs(String name, CommandLine command) {
    assertThat(command.getCommandSpec().optionsMap()).as(name).containsKeys("--json", "--verbose");
    assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
    assertThat(command.getCommandSpec().options())
        .allSatisfy(option -> assertThat(option.description()).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("leaves")
  void helpsWhenAsked(String name, CommandLine command) {
    Invocation said = Invocation.of((name + " --help").split(" "));

    assertThat(said.exitCode()).as(name).isZero();
    assertThat(said.out().getFirst()).startsWith("Usage: hearth " + name);
    assertThat(said.err()).isEmpty();
  }

  private static Stream<Object[]> leaves() {
    return leaves(Main.commandLine())
        .map(
            leaf ->
                new Object[] {
                  leaf.getCommandSpec().qualifiedName().substring("hearth ".length()), leaf
                });
  }

  private static Stream<CommandLine> leaves(CommandLine command) {
    return command.getSubcommands().isEmpty()
        ? Stream.of(command)
        : command.getSubcommands().values().stream().flatMap(CommandsTest::leaves);
  }

  /** A command that ends as Java itself may end one. */
  @Command(name = "break", description = "Breaks.")
  private record Breaking(Error how) implements Runnable {
    @Override
    public void run() {
      throw how;
    }
  }

  static Stream<Arguments> errors() {
    return Stream.of(
        arguments(
            new OutOfMemoryError("Java heap space"),
            "Hearth ran out of memory: Java heap space. Close other programs, or give it less at"
                + " once: a smaller text, batch or preset. [MEMORY-SHORT]"),
        arguments(
            new StackOverflowError(),
            "StackOverflowError. Run it again with --verbose to see where. [FAILED]"),
        arguments(
            new AssertionError("wte.weight holds NaN"),
            "wte.weight holds NaN. Run it again with --verbose to see where. [FAILED]"),
        arguments(
            new UnsatisfiedLinkError("no driver"),
            "No driver. Run it again with --verbose to see where. [FAILED]"));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void whatJavaThrowsIsOneLineToo(Error how, String line) {
    StringWriter err = new StringWriter();
    CommandLine command = Main.commandLine().addSubcommand(new Breaking(how));
    command.setErr(new PrintWriter(err));

    assertThat(command.execute("break")).isEqualTo(1);
    assertThat(err.toString().lines()).containsExactly(line);
  }

  @Test
  void tellsWhatAJobCostsAndWhetherCheatingOnItPays() {
    String lines = estimated(false, Denomination.COIN);
    JsonNode risk = new JsonMapper().readTree(estimated(true, Denomination.COIN)).get("risk");

    assertThat(lines.lines().toList())
        .contains("It does not pay.", "Strangers look.")
        .anyMatch(
            line ->
                line.endsWith(
                    " sets aside 0.000000000000000019 ETH; what is not spent comes back. You have 0.000000000000000008 ETH."));
    assertThat(risk.get("audit_rate").asDouble()).isEqualTo(0.5);
    assertThat(risk.get("bond").asString()).isEqualTo("0");
    assertThat(risk.get("pay").asString()).isEqualTo("8");
    assertThat(risk.get("cheating_costs").asString()).isEqualTo("4");
    assertThat(risk.get("cheating_costs_if_half_collude").asString()).isEqualTo("2");
    assertThat(risk.get("sentence").asString()).isEqualTo("It does not pay.");
  }

  /** What a token calls itself is a stranger's word, so it is never said alone. */
  @Test
  void amountsInATokenAreInItsUnitsWithItsAddress() {
    Address token = Address.ofHex("0x" + "7".repeat(40));
    assertThat(estimated(false, new Denomination(token, "ETH", 2)).lines().toList())
        .contains(
            "It costs about 0.08 ETH (0x77777777…) and sets aside 0.16 ETH (0x77777777…); what is"
                + " not spent comes back. You have 0.08 ETH (0x77777777…).",
            "It pays in the token " + token + ", which calls its unit ETH.");
  }

  private static String estimated(boolean json, Denomination money) {
    StringWriter out = new StringWriter();
    Wei pay = Wei.of(8);
    JobRisk risk = new JobRisk(0.5, Wei.ZERO, pay, Wei.of(4), Wei.of(2), "It does not pay.");
    JobPot pot = new JobPot(Wei.of(3), Wei.of(2), 1, Wei.of(1), Wei.of(20), "Strangers look.");
    SubmitCommand.estimate(
        new Output(new PrintWriter(out), json),
        new JobEstimate(1, 1, 1, 1, pay, pay, pay, pay, 1, pay, true, 1, 1, risk, money, pay, pot));
    return out.toString();
  }

  @Test
  void tellsWhatCameOfARootThatWasPlanted() {
    PlantView plant = new PlantView(2, 3, PlantView.State.OVER, "Nobody challenged it.");
    JsonNode json = new JsonMapper().readTree(planted(true, plant)).get("plants").get(0);

    assertThat(planted(false, plant).lines().toList())
        .contains("  planted in round 2, shard 3: Nobody challenged it.");
    assertThat(json.get("state").asString()).isEqualTo("OVER");
    assertThat(json.get("round").asInt()).isEqualTo(2);
  }

  private static String planted(boolean json, PlantView plant) {
    StringWriter out = new StringWriter();
    JobLines.show(
        new Output(new PrintWriter(out), json),
        new JobView(
            LEASE,
            true,
            "sonnets",
            "tiny",
            JobView.Phase.RUNNING,
            "Round 2 of 4.",
            2,
            4,
            3,
            4,
            List.of(),
            List.of(),
            0,
            List.of(),
            0,
            0,
            0,
            Wei.ZERO,
            Wei.ZERO,
            Wei.ZERO,
            0,
            Denomination.COIN,
            "",
            List.of(plant)));
    return out.toString();
  }

  @Test
  void tellsWhatOtherThingsThanLeasesBrought() {
    RewardView audit = reward(RewardView.Kind.AUDIT, true);
    RewardView challenge = reward(RewardView.Kind.CHALLENGE, false);

    assertThat(RewardLines.sums(List.of())).isEmpty();
    assertThat(RewardLines.sums(List.of(challenge, audit, audit)))
        .contains("Of it: audits of claims 1 ETH, won challenges 0.5 ETH.");
    assertThat(RewardLines.line(challenge))
        .endsWith("  0.5 ETH  “sonnets”: won challenges, still in this machine's own account");
  }

  private static RewardView reward(RewardView.Kind kind, boolean arrived) {
    Wei half = Wei.parse("500000000000000000");
    return new RewardView("1", 0, kind, LEASE, "sonnets", half, arrived);
  }

  @Test
  void listsDisputesForPeopleAndPrograms() {
    assertThat(disputes(false, List.of()))
        .containsExactly("No disputes. There is one when somebody challenges a claim for pay.");
    List<String> lines = disputes(false, List.of(dispute()));
    assertThat(lines.getFirst())
        .endsWith("“sonnets”, round 1, shard 3 (lease " + LEASE.brief() + "): Won.");
    assertThat(lines.subList(1, lines.size()))
        .containsExactly(
            "  You are the challenger. Moves: 7. Gas so far: 0.25 ETH. Stake: 2 ETH. Won: 1 ETH.",
            "  One operation was rerun: it was said to give 1.5, it gives 1.25.");

    JsonNode json = new JsonMapper().readTree(disputes(true, List.of(dispute())).getFirst());
    JsonNode dispute = json.get("disputes").get(0);
    assertThat(dispute.get("lease").asString()).isEqualTo(LEASE.hex());
    assertThat(dispute.get("state").asString()).isEqualTo("WON");
    assertThat(dispute.get("seat").asString()).isEqualTo("CHALLENGER");
    assertThat(dispute.get("gas").asString()).isEqualTo("250000000000000000");
    assertThat(dispute.get("level").asString()).isEqualTo("WORDS");
  }

  private static List<String> disputes(boolean json, List<DisputeView> disputes) {
    StringWriter out = new StringWriter();
    DisputesCommand.print(new Output(new PrintWriter(out), json), disputes);
    return out.toString().lines().toList();
  }

  private static DisputeView dispute() {
    return new DisputeView(
        Hash.sha256(new byte[] {1}),
        0,
        Hash.sha256(new byte[] {2}),
        "sonnets",
        LEASE,
        0,
        2,
        Seat.CHALLENGER,
        DisputeView.State.WON,
        Seat.CHALLENGER,
        Level.WORDS,
        7,
        Ether.parse("0.25"),
        Ether.parse("2"),
        Ether.parse("1"),
        Wei.ZERO,
        Denomination.COIN,
        "1.5",
        "1.25",
        "",
        "Won.");
  }

  @Test
  void listsDevicesForPrograms() {
    Invocation said = Invocation.of("devices", "--seconds", "0", "--json");

    assertThat(said.exitCode()).isZero();
    assertThat(said.out()).hasSize(1);
    assertThat(said.last().get("devices")).isNotEmpty();
    for (JsonNode device : said.last().get("devices")) {
      assertThat(device.propertyNames())
          .contains("id", "name", "backend", "memory_mib", "gflops", "tokens_per_s", "conforms");
      assertThat(device.get("conforms").asBoolean()).isTrue();
      assertThat(device.get("gflops").asDouble()).isPositive();
      assertThat(device.get("memory_mib").asLong()).isPositive();
    }
  }
}
