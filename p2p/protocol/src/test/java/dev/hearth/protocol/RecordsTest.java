package dev.hearth.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordsTest {
  private static final NodeKey KEY = NodeKey.of(Hash.sha256(new byte[] {1}).toArray());
  private static final Address PAYOUT = KEY.address();
  private static final Address NODE = Address.of(new byte[Address.SIZE]);
  private static final BlobId BLOB = BlobId.of(new byte[] {1, 2, 3});
  private static final Hash HASH = Hash.sha256(new byte[] {2});
  private static final Eip712 ESCROW = new Eip712(31337, PAYOUT);
  private static final Lease LEASE =
      new Lease(
          HASH, 1, 2, 0, PAYOUT, NODE, Wei.of(5), Wei.of(7), HASH, Hash.ZERO, HASH, 1_800_000_000L);
  private static final Voucher VOUCHER = new Voucher(HASH, PAYOUT, Wei.parse("1" + "0".repeat(30)));
  private static final Address TOKEN = Address.ofHex("0x00000000000000000000000000000000000070c3");
  private static final JobSpec JOB =
      new JobSpec(
          "Sonnets",
          KEY.publicKey(),
          new ModelShape(4, 128, 4, 128, 256),
          new Hyperparameters(8, 30, 10, 8, 1e-3f, .9f, .95f, 1e-8f, .1f, 1f, .6f),
          7,
          4,
          4,
          BLOB,
          HASH,
          HASH,
          BLOB,
          BLOB,
          BLOB,
          Wei.of(1000),
          Wei.of(100),
          1_000_000,
          1_800_000_000L,
          ESCROW);

  interface Decoder {
    Object decode(byte[] encoded) throws MalformedException;
  }

  static Stream<Arguments> records() {
    Signature signature = KEY.sign(HASH);
    Signed signed = Signed.by(KEY, JOB.encode());
    return Stream.of(
        record(LEASE, LEASE.encode(), Lease::decode),
        record(VOUCHER, VOUCHER.encode(), Voucher::decode),
        record(JOB, JOB.encode(), JobSpec::decode),
        record(accumulating(2), accumulating(2).encode(), JobSpec::decode),
        record(JOB.paying(TOKEN), JOB.paying(TOKEN).encode(), JobSpec::decode),
        record(
            accumulating(2).paying(TOKEN), accumulating(2).paying(TOKEN).encode(), JobSpec::decode),
        record(bid(""), bid("").encode(), Bid::decode),
        record(bid("NVIDIA"), bid("NVIDIA").encode(), Bid::decode),
        record(grant(signature), grant(signature).encode(), Grant::decode),
        record(kept(signature), kept(signature).encode(), Grant::decode),
        record(commitment(), commitment().encode(), Commitment::decode),
        record(settlement(signature), settlement(signature).encode(), Settlement::decode),
        record(refusal(), refusal().encode(), Refusal::decode),
        record(new JobOver(HASH), new JobOver(HASH).encode(), JobOver::decode),
        record(
            new ModelSeal(HASH, BLOB.root()),
            new ModelSeal(HASH, BLOB.root()).encode(),
            ModelSeal::decode),
        record(challenge(), challenge().encode(), SpeedChallenge::decode),
        record(new SpeedReady(30), new SpeedReady(30).encode(), SpeedReady::decode),
        record(new SpeedAnswer(BLOB, 7), new SpeedAnswer(BLOB, 7).encode(), SpeedAnswer::decode),
        record(
            claimed(signed, signature), claimed(signed, signature).encode(), ClaimedWork::decode),
        record(
            new Possession(HASH, signature),
            new Possession(HASH, signature).encode(),
            Possession::decode),
        record(signed, signed.encode(), Signed::decode),
        record(
            new JobList(List.of(signed)), new JobList(List.of(signed)).encode(), JobList::decode));
  }

  private static Grant kept(Signature signature) {
    return new Grant(LEASE, signature, BLOB, List.of("/dns4/one/tcp/1", "/dns4/other/tcp/2"));
  }

  private static ClaimedWork claimed(Signed job, Signature signature) {
    Signed commitment = Signed.by(KEY, commitment().encode());
    return new ClaimedWork(
        job, List.of(grant(signature), kept(signature)), List.of(commitment, commitment));
  }

  @Test
  void aClaimOfNothingOrWithoutACommitmentIsMalformed() {
    Signed job = Signed.by(KEY, JOB.encode());
    byte[] nothing = new RecordWriter(RecordKind.CLAIMED_WORK, 1).bytes(1, job.encode()).toArray();
    byte[] uncommitted =
        new RecordWriter(RecordKind.CLAIMED_WORK, 1)
            .bytes(1, job.encode())
            .bytes(2, grant(KEY.sign(HASH)).encode())
            .toArray();
    for (byte[] encoded : List.of(nothing, uncommitted)) {
      assertThatThrownBy(() -> ClaimedWork.decode(encoded)).isInstanceOf(MalformedException.class);
    }
  }

  private static SpeedChallenge challenge() {
    return new SpeedChallenge(1024, Optional.of(HASH));
  }

  @Test
  void aChallengeWithoutASeedAsksToGetReady() throws Exception {
    SpeedChallenge ready = new SpeedChallenge(1024, Optional.empty());
    assertThat(SpeedChallenge.decode(ready.encode())).isEqualTo(ready);
  }

  @ParameterizedTest
  @MethodSource("records")
  void readBackEqual(Object record, byte[] encoded, Decoder decoder) throws Exception {
    assertThat(decoder.decode(encoded)).isEqualTo(record);
  }

  @ParameterizedTest
  @MethodSource("records")
  void cutShortAreMalformedOrIncomplete(Object record, byte[] encoded, Decoder decoder) {
    for (int length = 0; length < encoded.length; length++) {
      byte[] cut = Arrays.copyOf(encoded, length);
      try {
        assertThat(decoder.decode(cut)).isNotEqualTo(record);
      } catch (MalformedException expected) {
        assertThat(expected).hasMessageNotContaining("null");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  void unknownFieldsAreIgnoredAndNewerVersionsRefused(
      Object record, byte[] encoded, Decoder decoder) throws Exception {
    byte[] later = Arrays.copyOf(encoded, encoded.length + 7);
    later[encoded.length] = (byte) 0xff;
    later[encoded.length + 5] = 1;
    assertThat(decoder.decode(later)).isEqualTo(record);
    byte[] newer = encoded.clone();
    newer[3]++;
    assertThatThrownBy(() -> decoder.decode(newer)).isInstanceOf(MalformedException.class);
  }

  /** What jobs of today are known by, on chains too. */
  @Test
  void withoutAccumulationAJobKeepsItsName() {
    assertThat(JOB.id().hex())
        .isEqualTo("a6e42fa33843a3afc4f036489ed01e9255d0eccf87af7a90f4cbb56e40aa7702");
    assertThat(accumulating(1)).isEqualTo(JOB);
    assertThat(accumulating(2).id()).isNotEqualTo(JOB.id());
  }

  @Test
  void accumulationIsWrittenInOneWay() throws Exception {
    byte[] encoded = accumulating(2).encode();
    for (int other : new int[] {0, 1, 3, 16}) {
      byte[] changed = encoded.clone();
      changed[accumulation(encoded)] = (byte) other;
      assertThatThrownBy(() -> JobSpec.decode(changed)).isInstanceOf(MalformedException.class);
    }
    byte[] older = encoded.clone();
    older[3] = 1;
    assertThat(JobSpec.decode(older)).isEqualTo(JOB);
  }

  @Test
  void aJobInATokenIsWrittenInOneWay() {
    JobSpec inToken = JOB.paying(TOKEN);
    assertThat(inToken.id()).isNotEqualTo(JOB.id());
    assertThat(inToken.paying(Address.ZERO)).isEqualTo(JOB);

    byte[] inCoin = inToken.encode();
    Arrays.fill(inCoin, inCoin.length - Address.SIZE, inCoin.length, (byte) 0);
    assertThatThrownBy(() -> JobSpec.decode(inCoin)).isInstanceOf(MalformedException.class);

    byte[] unsaid = JOB.encode();
    unsaid[3] = 3;
    assertThatThrownBy(() -> JobSpec.decode(unsaid)).isInstanceOf(MalformedException.class);

    byte[] notAccumulating = accumulating(2).paying(TOKEN).encode();
    notAccumulating[accumulation(notAccumulating)] = 1;
    assertThatThrownBy(() -> JobSpec.decode(notAccumulating))
        .isInstanceOf(MalformedException.class);
  }

  /** Where its last byte stands: field 31, of eight bytes. */
  private static int accumulation(byte[] encoded) {
    for (int at = 4; at < encoded.length; at += 6 + encoded[at + 5] + (encoded[at + 4] << 8)) {
      if (encoded[at + 1] == 31) {
        return at + 6 + 7;
      }
    }
    throw new AssertionError("no accumulation");
  }

  private static JobSpec accumulating(int microBatches) {
    return new JobSpec(
        JOB.title(),
        JOB.submitter(),
        JOB.model(),
        JOB.hyperparameters().accumulating(microBatches),
        JOB.seed(),
        JOB.rounds(),
        JOB.shards(),
        JOB.weights(),
        JOB.startRoot(),
        JOB.programHash(),
        JOB.trainTokens(),
        JOB.validationTokens(),
        JOB.vocabulary(),
        JOB.price(),
        JOB.auditPrice(),
        JOB.auditPerMillion(),
        JOB.deadline(),
        JOB.escrow());
  }

  @Test
  void aClaimedGigabyteAllocatesNothing() {
    byte[] encoded = new JobOver(HASH).encode();
    encoded[6] = 0x40;
    assertThatThrownBy(() -> JobOver.decode(encoded)).isInstanceOf(MalformedException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "1025, 8, 2, 8, 8",
    "1, 65537, 1, 8, 8",
    "1, 8, 3, 8, 8",
    "1, 8, 16, 8, 8",
    "1, 8, 2, 1048577, 8",
    "1, 8, 2, 8, 1048577",
    "1024, 65536, 1, 8, 8"
  })
  void aModelNobodyCouldHoldIsMalformed(
      int layers, int width, int heads, int context, int vocabulary) {
    byte[] encoded =
        new RecordWriter(RecordKind.JOB, 1)
            .number(1, layers)
            .number(2, width)
            .number(3, heads)
            .number(4, context)
            .number(5, vocabulary)
            .toArray();
    assertThatThrownBy(() -> ModelShape.read(new RecordReader(RecordKind.JOB, 1, encoded), 1))
        .isInstanceOf(MalformedException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 253_402_300_800L, Long.MAX_VALUE})
  void aDeadlineBeyondTheCalendarIsMalformed(long deadline) {
    Lease late =
        new Lease(HASH, 1, 2, 0, PAYOUT, NODE, Wei.of(5), Wei.of(7), HASH, HASH, HASH, deadline);
    assertThatThrownBy(() -> Lease.decode(late.encode())).isInstanceOf(MalformedException.class);
  }

  @Test
  void aBlobOfMoreThanSixteenTebibytesIsMalformed() throws Exception {
    BlobId largest = new BlobId(HASH, 1L << 44);
    assertThat(BlobId.read(largest.toArray())).isEqualTo(largest);
    BlobId larger = new BlobId(HASH, (1L << 44) + 1);
    assertThatThrownBy(() -> BlobId.read(larger.toArray())).isInstanceOf(MalformedException.class);
  }

  @Test
  void aLeaseSignedForOneChainIsWorthlessOnAnother() {
    Signature signature = KEY.sign(LEASE.digest(ESCROW));
    Grant grant = new Grant(LEASE, signature, BLOB);
    assertThat(grant.isSignedBy(KEY.publicKey(), ESCROW)).isTrue();
    assertThat(grant.isSignedBy(KEY.publicKey(), new Eip712(1, PAYOUT))).isFalse();
  }

  private static Arguments record(Object record, byte[] encoded, Decoder decoder) {
    return Arguments.of(record, encoded, decoder);
  }

  private static Bid bid(String vendor) {
    return new Bid(HASH, PAYOUT, 4L << 30, 1234.5f, Wei.of(10), vendor);
  }

  private static Grant grant(Signature signature) {
    return new Grant(LEASE, signature, BLOB);
  }

  private static Commitment commitment() {
    return new Commitment(LEASE.id(), 30, List.of(HASH, Hash.ZERO), HASH, BLOB, 2.5f);
  }

  private static Settlement settlement(Signature signature) {
    return new Settlement(LEASE.id(), VOUCHER, signature, KEY.peerId().text());
  }

  private static Refusal refusal() {
    return new Refusal(Refusal.Code.UNEQUAL_BITS, "the audit found other bits in segment 2");
  }
}
