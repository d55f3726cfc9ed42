package dev.hearth.cli;

import java.util.List;

/** What {@code hearth} can be told to do, in the order of its help. */
final class Commands {
  static final List<String> NAMES =
      List.of(
          "demo",
          "open",
          "status",
          "pause",
          "run",
          "resume",
          "stop",
          "wallet",
          "disputes",
          "submit",
          "job",
          "plant",
          "train",
          "devices",
          "device",
          "peer-check",
          "config",
          "rules",
          "logs",
          "verify",
          "chain",
          "agent",
          "node",
          "practice",
          "bench");

  private Commands() {}

  /** One class at a time: to read all of them takes longer than most commands do. */
  static Class<?> of(String name) {
    return switch (name) {
      case "demo" -> DemoCommand.class;
      case "open" -> OpenCommand.class;
      case "status" -> StatusCommand.class;
      case "pause" -> PauseCommand.class;
      case "run" -> RunCommand.class;
      case "resume" -> ResumeCommand.class;
      case "stop" -> StopCommand.class;
      case "wallet" -> WalletCommand.class;
      case "disputes" -> DisputesCommand.class;
      case "submit" -> SubmitCommand.class;
      case "job" -> JobCommand.class;
      case "plant" -> PlantCommand.class;
      case "train" -> TrainCommand.class;
      case "devices" -> DevicesCommand.class;
      case "device" -> DeviceCommand.class;
      case "peer-check" -> PeerCheckCommand.class;
      case "config" -> ConfigCommand.class;
      case "rules" -> RulesCommand.class;
      case "logs" -> LogsCommand.class;
      case "verify" -> VerifyCommand.class;
      case "chain" -> ChainCommand.class;
      case "agent" -> AgentCommand.class;
      case "node" -> NodeCommand.class;
      case "practice" -> PracticeCommand.class;
      case "bench" -> BenchCommand.class;
      default -> throw new IllegalArgumentException(name);
    };
  }
}
