package dev.hearth.wallet.escrow;

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
 * How an escrow comes onto a chain: by CREATE2 (EIP-1014) with salt 0, within a transaction that
 * creates nothing else. Its address is then a hash of its creation code, so that nobody can put its
 * code on the chain with a state of his own making and call it an escrow.
 */
final class EscrowCreation {
  /**
   * codecopy(0, 0x14, size); if iszero(create2(0, 0, size, 0)) { revert(0, 0) }; stop. What is left
   * at the transaction's own contract has no code.
   */
  private static final String MAKER = "5f61%04x8060145f395f5ff56012575f5ffd5b00";

  private static final long MOST_TRANSACTIONS = 1000;

  private EscrowCreation() {}

  /** The outcome's contract is the escrow. */
  static TransactionOutcome send(Chain chain, WalletKey payer) throws IOException {
    String escrow = ContractArtifact.escrow().creationHex();
    String creation = MAKER.formatted(escrow.length() / 2) + escrow;
    TransactionOutcome outcome = chain.send(payer, Call.create(HexFormat.of().parseHex(creation)));
    return outcome instanceof TransactionOutcome.Mined mined ? atEscrow(mined) : outcome;
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

  /** Where a transaction of the account puts what it creates. */
  private static Address createdBy(Address account, long nonce) {
    return Address.ofHex(
        ContractUtils.generateContractAddress(account.toString(), BigInteger.valueOf(nonce)));
  }

  /** Whether the code there is the escrow's and no other creation code can have led to it. */
  static boolean isAt(Chain chain, Address contract) throws IOException {
    Bytes code = Bytes.ofHex(ContractArtifact.escrow().runtimeHex());
    if (!chain.code(contract).equals(code)) {
      return false;
    }
    Address maker = Words.of(chain.read(contract, EscrowCalls.maker()), 1).address(0);
    return contract.equals(addressBy(maker));
  }

  private static TransactionOutcome atEscrow(TransactionOutcome.Mined mined) {
    return new TransactionOutcome.Mined(
        mined.transaction(),
        mined.contract().map(EscrowCreation::addressBy),
        mined.block(),
        mined.gasUsed(),
        mined.fee());
  }

  private static Address addressBy(Address maker) {
    byte[] salt = new byte[Hash.SIZE];
    byte[] code = Hash.keccak256(ContractArtifact.escrow().creationCode()).toArray();
    byte[] hash = Hash.keccak256(new byte[] {(byte) 0xff}, maker.toArray(), salt, code).toArray();
    return Address.of(Arrays.copyOfRange(hash, Hash.SIZE - Address.SIZE, Hash.SIZE));
  }
}
