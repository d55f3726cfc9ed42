package dev.hearth.protocol;

/**
 * A shard given to a provider, as the submitter signs it (EIP-712). It fixes what is done (round,
 * shard, replica, start root, program, inputs), who is paid (provider) and whose key answers for it
 * (node: it alone claims and disputes), from which slice [from, from + price) of the deposit, and
 * until when (deadline, seconds since 1970). Round, shard and replica are 32 bits; no record is
 * read in which one has the highest set, but contracts know of a sign nothing.
 *
 * <p>No two leases of a job have round, shard and replica in common: whoever signs such answers for
 * it with its bond. The upper half of the replica says how often the shard was leased to be trained
 * before; the lower half is 0 for training, and numbers the audits, which train the same shard
 * again and are paid like any other lease.
 */
public record Lease(
    Hash job,
    int round,
    int shard,
    int replica,
    Address provider,
    Address node,
    Wei from,
    Wei price,
    Hash startRoot,
    Hash programHash,
    Hash inputsRoot,
    long deadline) {
  private static final int AUDITS = 0xffff;
  private static final String TYPE =
      "Lease(bytes32 job,uint32 round,uint32 shard,uint32 replica,address provider,address node,uint256 from,"
          + "uint256 price,bytes32 startRoot,bytes32 programHash,"
          + "bytes32 inputsRoot,uint64 deadline)";

  /**
   * The replica of a lease that trains.
   *
   * @param before how often the shard was leased to be trained before
   */
  public static int training(int before) {
    return Math.multiplyExact(before, AUDITS + 1);
  }

  /** Which audit of its shard and round it is, from 1; 0 for one that trains. */
  public int audit() {
    return replica & AUDITS;
  }

  public boolean isAudit() {
    return audit() > 0;
  }

  /** Names the lease everywhere; independent of chain and contract. */
  public Hash id() {
    return Hash.sha256(encode());
  }

  public Hash digest(Eip712 domain) {
    return domain.digest(
        Hash.keccak256(
            Eip712.typeHash(TYPE),
            job.toArray(),
            Eip712.word(Integer.toUnsignedLong(round)),
            Eip712.word(Integer.toUnsignedLong(shard)),
            Eip712.word(Integer.toUnsignedLong(replica)),
            Eip712.word(provider),
            Eip712.word(node),
            Eip712.word(from.amount()),
            Eip712.word(price.amount()),
            startRoot.toArray(),
            programHash.toArray(),
            inputsRoot.toArray(),
            Eip712.word(deadline)));
  }

  public byte[] encode() {
    return new RecordWriter(RecordKind.LEASE, 2)
        .hash(1, job)
        .number(2, round)
        .number(3, shard)
        .number(4, replica)
        .address(5, provider)
        .wei(6, from)
        .wei(7, price)
        .hash(8, startRoot)
        .hash(9, programHash)
        .number(10, deadline)
        .address(11, node)
        .hash(12, inputsRoot)
        .toArray();
  }

  public static Lease decode(byte[] encoded) throws MalformedException {
    RecordReader in = new RecordReader(RecordKind.LEASE, 2, encoded);
    return new Lease(
        in.hash(1),
        in.count(2, Integer.MAX_VALUE),
        in.count(3, Integer.MAX_VALUE),
        in.count(4, Integer.MAX_VALUE),
        in.address(5),
        in.address(11),
        in.wei(6),
        in.wei(7),
        in.hash(8),
        in.hash(9),
        in.hash(12),
        in.time(10));
  }
}
