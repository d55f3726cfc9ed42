package dev.hearth.cli;

import dev.hearth.node.agent.NetworkAddress;
import dev.hearth.node.deploy.Deployment;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.Wei;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hearth chain deploy}: the contracts onto a chain, once for a key. */
@Command(
    name = "deploy",
    description =
        "Put escrow, court, referee and audits onto a chain, unless this key did so before.")
final class DeployCommand implements Callable<Integer> {
  @Option(names = "--rpc", required = true, description = "JSON-RPC address of the chain.")
  private String rpc;

  @Option(names = "--chain-id", description = "The number that chain has to have.")
  private Long chainId;

  @Option(
      names = "--key-file",
      description = "Pay with the key in this file, 64 hexadecimal digits, not the wallet.")
  private Path keyFile;

  @Mixin private PassphraseFile passphrase;
  @Mixin private DataDir dataDir;
  @Mixin private OutputOptions output;

  /** What a program reads. */
  record Contracts(
      long chainId,
      Address escrow,
      Address court,
      Address referee,
      Address audits,
      boolean deployed,
      List<String> transactions,
      long gas,
      Wei fee) {}

  @Override
  public Integer call() {
    NetworkAddress network = network();
    check();
    switch (deploy(network)) {
      case Deployment.There there -> tell(there);
      case Deployment.Failed(String sentence) ->
          throw CommandException.failure(
              "DEPLOY-FAILED", sentence, "Then run it again: what is there already stays.");
    }
    return 0;
  }

  private void check() {
    if (keyFile != null && passphrase.isGiven()) {
      throw CommandException.usage(
          "DEPLOY-VALUE",
          "Either the key of --key-file pays or the wallet of --passphrase-file does.",
          "Leave one of them out.");
    }
    if (keyFile != null && !Files.isRegularFile(keyFile)) {
      throw CommandException.usage(
          "KEY-MISSING", "There is no file " + keyFile + ".", "Check the path after --key-file.");
    }
  }

  private NetworkAddress network() {
    try {
      return NetworkAddress.parse(
          rpc,
          chainId == null ? OptionalLong.empty() : OptionalLong.of(chainId),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          false);
    } catch (MalformedException e) {
      throw CommandException.usage(
          "NODE-ADDRESS", CommandException.sentence(e), "Check the address after --rpc.");
    }
  }

  private Deployment deploy(NetworkAddress network) {
    try {
      return keyFile == null
          ? Deployment.byWallet(network, dataDir.forWriting(), passphrase.read())
          : Deployment.byKey(network, dataDir.forWriting(), keyFile);
    } catch (IOException e) {
      throw CommandException.failure(
          "CHAIN-UNREACHED", CommandException.sentence(e), "Check --rpc and run it again.", e);
    }
  }

  private void tell(Deployment.There there) {
    Output lines = output.open();
    lines.emit(
        new Contracts(
            there.chain(),
            there.escrow(),
            there.court(),
            there.referee(),
            there.audits(),
            there.cost().isPresent(),
            there.cost().map(DeployCommand::transactions).orElse(List.of()),
            there.cost().map(Deployment.Cost::gas).orElse(0L),
            there.cost().map(Deployment.Cost::fee).orElse(Wei.ZERO)));
    lines.say("Chain   " + there.chain());
    lines.say("Escrow  " + there.escrow());
    lines.say("Court   " + there.court());
    lines.say("Referee " + there.referee());
    lines.say("Audits  " + there.audits());
    lines.say(there.cost().map(DeployCommand::line).orElse("They were there already."));
  }

  private static String line(Deployment.Cost cost) {
    return "Put there by %s for %,d gas, %s."
        .formatted(String.join(", ", transactions(cost)), cost.gas(), Ether.text(cost.fee()));
  }

  private static List<String> transactions(Deployment.Cost cost) {
    return cost.transactions().stream().map(hash -> "0x" + hash.hex()).toList();
  }
}
