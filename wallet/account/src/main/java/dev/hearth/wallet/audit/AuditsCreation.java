package dev.hearth.wallet.audit;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.wallet.chain.Call;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.contracts.ContractArtifact;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.web3j.crypto.ContractUtils;

/**
 * How the contract comes onto a chain: as an escrow does, by CREATE2 with salt 0 in a transaction
 * of its own, so that nobody can put its code there with credits of his own making.
 */
final class AuditsCreation {
  /** codecopy(0, 0x14, size); if iszero(create2(0, 0, size, 0)) { revert(0, 0) }; stop. */
  private static final String MAKER = "5f61%04x8060145f395f5ff56012575f5ffd5b00";

  private static final long MOST_TRANSACTIONS = 1000;

  private AuditsCreation() {}

  /** The outcome's contract is the one that pays audits. */
  static TransactionOutcome send(Chain chain, WalletKey payer) throws IOException {
    String code = ContractArtifact.audits().creationHex();
    byte[] creation = HexFormat.of().parseHex(MAKER.formatted(code.length() / 2) + code);
    TransactionOutcome outcome = chain.send(payer, Call.create(creation));
    return outcome instanceof TransactionOutcome.Mined mined ? there(mined) : outcome;
  }

  static Optional<Address> find(Chain chain, Address payer) throws IOException {
    long sent = Math.min(chain.transactions(payer), MOST_TRANSACTIONS);
    for (long nonce = 0; nonce < sent; nonce++) {
      Address place = addressBy(createdBy(payer, nonce));
      if (isAt(chain, place)) {
        return Optional.of(place);
      }
    }
    return Optional.empty();
  }

  /** Whether its code is there and no other creation code can have led to it. */
  static boolean isAt(Chain chain, Address contract) throws IOException {
    Bytes code = Bytes.ofHex(ContractArtifact.audits().runtimeHex());
    if (!chain.code(contract).equals(code)) {
      return false;
    }
    Bytes maker = chain.read(contract, AuditCalls.encode(AuditCalls.MAKER));
    return contract.equals(addressBy(Answer.of(maker, 1).address(0)));
  }

  private static Address createdBy(Address account, long nonce) {
    return Address.ofHex(
        ContractUtils.generateContractAddress(account.toString(), BigInteger.valueOf(nonce)));
  }

  private static TransactionOutcome there(TransactionOutcome.Mined mined) {
    return new TransactionOutcome.Mined(
        mined.transaction(),
        mined.contract().map(AuditsCreation::addressBy),
        mined.block(),
        mined.gasUsed(),
        mined.fee());
  }

  private static Address addressBy(Address maker) {
    byte[] code = Hash.keccak256(ContractArtifact.audits().creationCode()).toArray();
    byte[] hash =
        Hash.keccak256(new byte[] {(byte) 0xff}, maker.toArray(), Hash.ZERO.toArray(), code)
            .toArray();
    return Address.of(Arrays.copyOfRange(hash, Hash.SIZE - Address.SIZE, Hash.SIZE));
  }
}
