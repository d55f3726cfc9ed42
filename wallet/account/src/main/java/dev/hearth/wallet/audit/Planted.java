package dev.hearth.wallet.audit;

import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MerkleTree;
import dev.hearth.wallet.escrow.ClaimList;
import dev.hearth.wallet.escrow.ClaimedLease;
import java.util.List;

/**
 * A claimed lease whose commitment has a planted value in place of a state, and the salt that shows
 * it.
 *
 * @param domain the escrow's
 * @param list of the claim
 * @param index the lease's number in it
 * @param place which of the commitment's values was planted
 */
public record Planted(
    Eip712 domain, ClaimList list, int index, Commitment commitment, int place, Hash salt) {

  Hash digest() {
    return claimed().lease().lease().digest(domain);
  }

  Hash signatureHash() {
    return Hash.keccak256(claimed().lease().signature().toArray());
  }

  List<Hash> path() {
    return list.path(index);
  }

  List<Hash> valuePath() {
    return new MerkleTree(
            MerkleTree.Type.COMMITMENT,
            commitment.values().stream()
                .map(value -> MerkleTree.leaf(MerkleTree.Type.COMMITMENT, value.toArray()))
                .toList())
        .proof(place);
  }

  ClaimedLease claimed() {
    return list.lease(index);
  }
}
