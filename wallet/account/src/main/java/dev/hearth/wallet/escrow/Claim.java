package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;

/**
 * What a provider claims in one transaction.
 *
 * @param provider who is paid, by the leases
 * @param node whose key answers for them, and sends the claim
 * @param root of the {@link ClaimList}
 * @param count of its leases
 * @param amount the sum of their prices
 */
public record Claim(Hash job, Address provider, Address node, Hash root, int count, Wei amount) {
  private static final String RECEIPT = "Receipt(bytes32 claim)";

  public static Claim of(Hash job, Address provider, Address node, ClaimList list) {
    return new Claim(job, provider, node, list.root(), list.size(), list.amount());
  }

  /** Its name on chain. */
  public Hash id() {
    return Hash.keccak256(
        job.toArray(),
        Eip712.word(provider),
        Eip712.word(node),
        root.toArray(),
        Eip712.word(count),
        Eip712.word(amount.amount()));
  }

  /**
   * What a keeper signs (EIP-712) who holds and gives out all that the claim is about.
   *
   * @param domain the escrow's
   */
  public Hash receipt(Eip712 domain) {
    return domain.digest(Hash.keccak256(Eip712.typeHash(RECEIPT), id().toArray()));
  }

  /** The name of somebody's challenge of one of its leases. */
  public Hash challenge(int index, Address challenger) {
    return Hash.keccak256(id().toArray(), Eip712.word(index), Eip712.word(challenger));
  }

  /** What a challenger commits to before it shows which lease it means. */
  Hash commitment(int index, Address challenger, Hash salt) {
    return Hash.keccak256(
        id().toArray(), Eip712.word(index), Eip712.word(challenger), salt.toArray());
  }
}
