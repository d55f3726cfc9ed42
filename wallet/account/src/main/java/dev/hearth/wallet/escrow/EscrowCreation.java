package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Eip712;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.Creation;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.chain.TransactionOutcome.Mined;
import dev.hearth.wallet.contracts.ContractArtifact;
import dev.hearth.wallet.court.Court;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How an escrow comes onto a chain: after its court, whose address its constructor is told, so that
 * the escrow's own address is a hash of that too.
 */
final class EscrowCreation {
  private EscrowCreation() {}

  static Creation with(Address court) {
    ContractArtifact escrow = ContractArtifact.escrow();
    String told = HexFormat.of().formatHex(Eip712.word(court));
    return new Creation(escrow.creationHex() + told, escrow.runtimeHex());
  }

  /** With the court that the payer put there before, or a new one. */
  static TransactionOutcome send(Chain chain, WalletKey payer) throws IOException {
    Optional<Court> earlier = Court.madeBy(chain, payer.address());
    if (earlier.isPresent()) {
      return with(earlier.get().address()).send(chain, payer);
    }
    TransactionOutcome court = Court.deploy(chain, payer);
    return court instanceof Mined mined
        ? with(mined.contract().orElseThrow()).send(chain, payer)
        : court;
  }

  static boolean isAt(Chain chain, Address contract) throws IOException {
    String runtime = ContractArtifact.escrow().runtimeHex();
    // Other code may answer anything, or nothing, when it is asked for its court.
    if (!chain.code(contract).equals(Bytes.ofHex(runtime))) {
      return false;
    }
    Address court = Claims.at(chain, contract).court();
    return with(court).isAt(chain, contract) && Court.at(chain, court).isGenuine();
  }
}
