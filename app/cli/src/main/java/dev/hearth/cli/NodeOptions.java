package dev.hearth.cli;

import dev.hearth.node.agent.AgentOptions;
import dev.hearth.node.agent.NetworkAddress;
import dev.hearth.protocol.MalformedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a node listens and which network it joins. */
final class NodeOptions {
  @Option(
      names = "--listen",
      defaultValue = "/ip4/127.0.0.1/tcp/0",
      description = "Multiaddress to listen at (default: ${DEFAULT-VALUE}).")
  private String listen;

  @Option(names = "--rpc", description = "JSON-RPC address of the network's chain.")
  private String rpc;

  @Option(names = "--chain-id", description = "The number that chain has to have.")
  private Long chainId;

  @Option(names = "--escrow", description = "Address of the escrow, for jobs of your own.")
  private String escrow;

  @Option(names = "--audits", description = "Address of what pays auditors of claims.")
  private String audits;

  @Option(names = "--bootstrap", description = "Multiaddress of a peer to ask; may be repeated.")
  private List<String> bootstrap = List.of();

  @Option(names = "--practice-money", description = "The chain gives free money to who asks.")
  private boolean practiceMoney;

  @Mixin private ThreadsOption threads;

  /** A resident agent without a network has a practice network of its own. */
  AgentOptions parse(Path folder, boolean resident) {
    int count = threads.count("NODE-VALUE");
    if (rpc == null && isAboutChain()) {
      throw CommandException.usage(
          "NODE-ADDRESS",
          "--chain-id, --escrow, --audits and --practice-money are about a chain, and none is named.",
          "Name it with --rpc.");
    }
    try {
      Optional<NetworkAddress> network = network();
      return AgentOptions.of(
          folder, listen, bootstrap, network, resident && network.isEmpty(), resident, count);
    } catch (MalformedException e) {
      throw CommandException.usage(
          "NODE-ADDRESS", CommandException.sentence(e), "Check --listen, --bootstrap, --rpc.");
    }
  }

  private boolean isAboutChain() {
    return chainId != null || escrow != null || audits != null || practiceMoney;
  }

  /** Empty when no chain is named. */
  private Optional<NetworkAddress> network() throws MalformedException {
    return rpc == null
        ? Optional.empty()
        : Optional.of(
            NetworkAddress.parse(
                rpc,
                chainId == null ? OptionalLong.empty() : OptionalLong.of(chainId),
                Optional.ofNullable(escrow),
                Optional.ofNullable(audits),
                bootstrap,
                practiceMoney));
  }
}
