package dev.hearth.cli;

import dev.hearth.api.FaucetRequest;
import dev.hearth.api.HearthApi;
import dev.hearth.api.Passphrase;
import dev.hearth.api.ReceiptPage;
import dev.hearth.api.ReceiptView;
import dev.hearth.api.ReceiptsRequest;
import dev.hearth.api.RewardView;
import dev.hearth.api.TokenBalance;
import dev.hearth.api.TokenEarnings;
import dev.hearth.api.WalletCreation;
import dev.hearth.api.WalletPhrase;
import dev.hearth.api.WalletView;
import dev.hearth.protocol.Address;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hearth wallet}: money, receipts, and the words behind them. */
@Command(
    name = "wallet",
    description = "Show money and receipts; pay, collect, guard, restore and pair.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ReceiveCommand.class,
      SendCommand.class,
      BondCommand.class,
      HoldCommand.class,
      ReceiptCommand.class,
      PairCommand.class,
      JoinCommand.class,
      ImportKeyCommand.class,
      ExportKeyCommand.class
    })
final class WalletCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Missing: show, receive, send, bond, receipts, receipt, redeem, guard, restore, words, import,"
            + " export, pair, join or faucet");
  }

  /** What a program reads. */
  record Receipts(List<ReceiptView> receipts, List<RewardView> rewards) {}

  @Command(name = "show", description = "Address, balance, and what was earned.")
  int show(@Mixin DataDir dataDir, @Mixin OutputOptions output) {
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      Output lines = output.open();
      print(lines, link.agent().wallet());
      RewardLines.sums(link.agent().rewards()).ifPresent(lines::say);
    }
    return 0;
  }

  @Command(name = "receipts", description = "Why each amount was earned.")
  int receipts(@Mixin DataDir dataDir, @Mixin OutputOptions output) {
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      List<ReceiptView> receipts = all(link.agent());
      List<RewardView> rewards = link.agent().rewards();
      Output lines = output.open();
      lines.emit(new Receipts(receipts, rewards));
      receipts.forEach(receipt -> lines.say(line(receipt)));
      rewards.forEach(reward -> lines.say(RewardLines.line(reward)));
      if (receipts.isEmpty() && rewards.isEmpty()) {
        lines.say("No receipts yet.");
      }
    }
    return 0;
  }

  /** Newest first; page by page, for a message of the agent's has its bounds. */
  private static List<ReceiptView> all(HearthApi agent) {
    List<ReceiptView> receipts = new ArrayList<>();
    ReceiptPage page = agent.receipts(ReceiptsRequest.newest(ReceiptsRequest.MOST));
    receipts.addAll(page.receipts());
    while (page.next() > 0) {
      page = agent.receipts(new ReceiptsRequest(page.next(), ReceiptsRequest.MOST));
      receipts.addAll(page.receipts());
    }
    return receipts;
  }

  @Command(name = "redeem", description = "Collect what is pending in vouchers now.")
  int redeem(@Mixin DataDir dataDir, @Mixin OutputOptions output) {
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      print(output.open(), link.agent().redeem());
    }
    return 0;
  }

  @Command(name = "guard", description = "Set or change the passphrase.")
  int guard(
      @Mixin PassphraseFile old,
      @Option(names = "--new-passphrase-file", required = true, description = "The new one.")
          Path fresh,
      @Mixin DataDir dataDir,
      @Mixin OutputOptions output) {
    String passphrase = PassphraseFile.read(fresh);
    if (passphrase.isEmpty()) {
      throw CommandException.failure(
          "PASSPHRASE-EMPTY", fresh + " is empty.", "Write a passphrase into it.");
    }
    WalletCreation creation = new WalletCreation(old.read(), passphrase, "", null);
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      print(output.open(), link.agent().createWallet(creation));
    }
    return 0;
  }

  @Command(name = "restore", description = "Replace the wallet by the one of 12 words.")
  int restore(
      @Option(names = "--words-file", required = true, description = "File with the words.")
          Path words,
      @Option(
              names = "--old-passphrase-file",
              description = "File with the passphrase of the wallet that is replaced.")
          Path old,
      @Option(
              names = "--machine",
              defaultValue = "0",
              description = "Which of your machines this one becomes (default: 0, the first).")
          int machine,
      @Option(
              names = "--keep-node-key",
              description = "Keep the name this machine has among peers.")
          boolean keepNodeKey,
      @Mixin PassphraseFile passphrase,
      @Mixin DataDir dataDir,
      @Mixin OutputOptions output) {
    if (machine < 0) {
      throw CommandException.usage(
          "MACHINE-VALUE", "Machines are counted from 0.", "Leave it out for the first one.");
    }
    WalletCreation creation =
        new WalletCreation(
            old == null ? "" : PassphraseFile.read(old),
            passphrase.read(),
            PassphraseFile.read(words),
            keepNodeKey ? null : machine);
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      Output lines = output.open();
      print(lines, link.agent().createWallet(creation));
      if (!keepNodeKey) {
        lines.say(
            "This machine is number " + machine + " of the wallet; Hearth starts again as it.");
      }
    }
    return 0;
  }

  @Command(name = "words", description = "Show the 12 words, to write down.")
  int words(@Mixin PassphraseFile passphrase, @Mixin DataDir dataDir, @Mixin OutputOptions output) {
    Passphrase secret = new Passphrase(passphrase.read());
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      WalletPhrase phrase = link.agent().phrase(secret);
      Output lines = output.open();
      lines.emit(phrase);
      lines.say(phrase.words());
    }
    return 0;
  }

  @Command(name = "faucet", description = "Free money, on a practice network only.")
  int faucet(
      @Option(names = "--to", defaultValue = "", description = "An address; yours by default.")
          String to,
      @Option(names = "--amount", defaultValue = "10", description = "In ETH.") String amount,
      @Mixin DataDir dataDir,
      @Mixin OutputOptions output) {
    checkAddress(to);
    FaucetRequest request = new FaucetRequest(to, Ether.parse(amount).toString());
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      print(output.open(), link.agent().faucet(request));
    }
    return 0;
  }

  private static void checkAddress(String text) {
    try {
      if (!text.isEmpty()) {
        Address.ofHex(text);
      }
    } catch (IllegalArgumentException e) {
      throw CommandException.usage(
          "ADDRESS", "“" + text + "” is not an address.", "One is 0x and 40 hexadecimal digits.");
    }
  }

  static void print(Output lines, WalletView wallet) {
    lines.emit(wallet);
    lines.say(
        "Address "
            + wallet.address()
            + (wallet.watching() ? ", whose key is elsewhere; machine " : "; machine ")
            + wallet.machine()
            + ".");
    lines.say(
        "Balance %s; earned %s, pending %s, withdrawn %s."
            .formatted(
                wallet.balance() == null
                    ? "unknown until the network is joined"
                    : Ether.text(wallet.balance()),
                Ether.text(wallet.earnings().earned()),
                Ether.text(wallet.earnings().pending()),
                Ether.text(wallet.earnings().withdrawn())));
    wallet.tokens().forEach(token -> lines.say(line(token)));
    wallet.earnings().tokens().forEach(earned -> lines.say(line(earned)));
  }

  private static String line(TokenBalance token) {
    return "Token %s: balance %s."
        .formatted(token.money().token(), token.money().exactly(token.balance()));
  }

  static String line(TokenEarnings earned) {
    return "Token %s: earned %s, pending %s, withdrawn %s."
        .formatted(
            earned.money().token(),
            earned.money().exactly(earned.earned()),
            earned.money().exactly(earned.pending()),
            earned.money().exactly(earned.withdrawn()));
  }

  private static String line(ReceiptView receipt) {
    return "%s  %s  “%s” round %d shard %d, %d steps: %s%s, %s"
        .formatted(
            receipt.lease().brief(),
            receipt.money().exactly(receipt.amount()),
            receipt.title(),
            receipt.round() + 1,
            receipt.shard() + 1,
            receipt.steps(),
            receipt.verdict(),
            receipt.auditor().isEmpty() ? "" : " (" + receipt.auditor() + ")",
            receipt.transaction().isEmpty() ? "pending" : "paid in " + receipt.transaction());
  }
}
