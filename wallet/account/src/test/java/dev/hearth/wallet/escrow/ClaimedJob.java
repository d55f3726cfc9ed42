package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.MerkleTree;
import dev.hearth.protocol.MerkleTree.Type;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Signature;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.dispute.Terms;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.court.Court;
import dev.hearth.wallet.court.CourtEvent;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;

/** A job whose providers may claim, with a bonded one, three keepers and a challenger. */
abstract class ClaimedJob extends EscrowTest {
  static final Wei STAKE = Wei.of(101);
  static final Wei PAYERS_BOND = Wei.of(501);
  static final Duration WINDOW = Duration.ofHours(50).plusSeconds(1);
  static final Duration PAYMENT = Duration.ofDays(7);
  static final Duration PATIENCE = Duration.ofDays(1).plusSeconds(1);
  static final Hash SALT = Hash.sha256("salt".getBytes());

  /** Three values: 2^10 steps in two segments, and the update. */
  static final byte[] HEADER =
      ByteBuffer.allocate(108).putInt(3).putInt(1 << 10).putInt(1 << 9).array();

  Claims claims;
  Court court;
  WalletKey account;
  WalletKey node;
  WalletKey challenger;
  List<NodeKey> keepers;

  @BeforeEach
  void openClaims() throws IOException {
    claims = Claims.at(chain, escrow.address());
    court = Court.at(chain, claims.court());
    account = rich();
    node = rich();
    challenger = rich();
    provider = account.address();
    keepers = List.of(nodeKey(), nodeKey(), nodeKey());
    List<Address> addresses = keepers.stream().map(NodeKey::address).toList();
    mined(claims.open(payer, submitter.job(), STAKE, addresses, PAYERS_BOND));
    mined(claims.postBond(account, node.address(), token.address(), STAKE.times(2)));
  }

  Wei bond() throws IOException {
    return claims.bond(provider, node.address(), token.address());
  }

  Wei credit(WalletKey of) throws IOException {
    return claims.credit(of.address(), token.address());
  }

  @Override
  SignedLease lease(long from, long price) {
    return lease(Wei.of(from), Wei.of(price));
  }

  SignedLease lease(Wei from, Wei price) {
    Hash program = MerkleTree.root(Type.PROGRAM, List.of(MerkleTree.leaf(Type.PROGRAM, HEADER)));
    return submitter.sign(
        new Lease(
            submitter.job(),
            0,
            from.amount().intValue() & 0xffff,
            0,
            provider,
            node.address(),
            from,
            price,
            Hash.ZERO,
            program,
            Hash.ZERO,
            2_000_000_000));
  }

  ClaimList list(SignedLease... leases) {
    return new ClaimList(escrow.domain(), List.of(leases).stream().map(this::claimed).toList());
  }

  ClaimedLease claimed(SignedLease lease) {
    return new ClaimedLease(lease, Hash.sha256("right".getBytes()), 3);
  }

  Claim claimed(ClaimList list) throws IOException {
    Claim claim = Claim.of(submitter.job(), provider, node.address(), list);
    mined(claims.claim(node, claim, receipts(claim)));
    return claim;
  }

  List<Signature> receipts(Claim claim) {
    return IntStream.range(0, 2).mapToObj(n -> receipt(claim, n)).toList();
  }

  Signature receipt(Claim claim, int keeper) {
    return keepers.get(keeper).sign(claim.receipt(escrow.domain()));
  }

  Hash challenged(WalletKey by, Claim claim, ClaimList list, int index) throws IOException {
    mined(claims.commitChallenge(by, claim, index, SALT));
    TransactionOutcome outcome = claims.challenge(by, claim, list, index, SALT, STAKE);
    mined(outcome);
    return claim.challenge(index, by.address());
  }

  Terms terms(Hash challenge) throws IOException {
    Hash dispute = claims.dispute(challenge);
    return ((CourtEvent.Opened) court.history(dispute, 0).getFirst()).terms();
  }
}
