// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IClaims} from "./IClaims.sol";
import {ICourt} from "./ICourt.sol";
import {Signatures} from "./Signatures.sol";
import {Slices} from "./Slices.sol";
import {Trees} from "./Trees.sol";
import {Vouchers} from "./Vouchers.sol";
import {ClaimedLease, ShownLease, hashClaimed, hashReceipt} from "./types/Claim.sol";
import {Terms} from "./types/Dispute.sol";
import {Lease, hashLease} from "./types/Lease.sol";

/// @notice See `IClaims`.
///
/// Stakes never touch deposits: each is in the bond, the claim, the challenge or the credit of one account, in the job's
/// token, moved as a whole or split in two. Money moves last, and what a settlement gives is collected by whom it is for.
abstract contract Claims is IClaims, Vouchers {
    using Slices for mapping(uint256 => Slices.Slice);

    /// @dev How long a claim may be challenged, a committed challenge shown, and a claim that stood be paid.
    uint256 private constant WINDOW = 2 days;
    uint256 private constant REVEAL = 2 hours;
    uint256 private constant PAYMENT = 7 days;

    /// @dev What each side of a dispute may take for all its moves.
    uint256 private constant PATIENCE = 1 days;

    /// @dev How long after its deadline a job's payer answers for leases: longer than any claim runs.
    uint256 private constant ANSWERING = 14 days;

    /// @dev A commitment to a challenge.
    struct Committed {
        uint64 number;
        uint64 time;
    }

    mapping(bytes32 job => ClaimTerms) private claimTerms;
    mapping(bytes32 job => uint256) private payersBonds;
    mapping(bytes32 claim_ => Claim) private claims;
    mapping(bytes32 challenge_ => Challenge) private challenges;
    mapping(address challenger => mapping(bytes32 commitment => Committed)) private commitments;
    mapping(address account => mapping(address token => uint256)) private credits;

    /// @dev Leases that a claim was paid for.
    mapping(bytes32 lease => bool) private counted;

    ICourt private theCourt;

    constructor(ICourt itsCourt) {
        theCourt = itsCourt;
    }

    /// @inheritdoc IClaims
    function openClaims(bytes32 job, uint128 stake, address[3] calldata keepers, uint256 bond) external payable {
        Job storage j = openJob(job);
        if (msg.sender != j.payer) revert NotThePayer(j.payer);
        if (claimTerms[job].stake != 0) revert ClaimsAreOpen(job);
        bool different = keepers[0] != keepers[1] && keepers[1] != keepers[2] && keepers[0] != keepers[2];
        if (stake == 0 || stake > type(uint96).max || !different) revert MalformedTerms();
        claimTerms[job] = ClaimTerms(stake, keepers);
        payersBonds[job] = bond;
        emit ClaimsOpened(job, stake, keepers, bond);
        take(j.token, bond);
    }

    /// @inheritdoc IClaims
    function slash(Lease calldata one, bytes calldata signature, Lease calldata other, bytes calldata otherSignature)
        external
    {
        bytes32 job = one.job;
        uint256 bond = takePayersBond(job);
        requireLeased(job, one, signature);
        requireLeased(job, other, otherSignature);
        if (hashLease(one) == hashLease(other)) revert NoContradiction();
        if (!haveOneName(one, other) && !haveWeiInCommon(one, other)) revert NoContradiction();
        (uint256 share, uint256 burned) = split(bond);
        address token = jobs[job].token;
        credits[msg.sender][token] += share;
        emit Slashed(job, msg.sender, share, burned);
        burn(token, burned);
    }

    /// @inheritdoc IClaims
    function returnPayersBond(bytes32 job) external {
        Job storage j = jobs[job];
        uint256 end = j.deadline + ANSWERING;
        if (!j.closed || block.timestamp < end) revert WindowOpen(end);
        uint256 bond = takePayersBond(job);
        emit PayersBondReturned(job, bond);
        send(j.token, j.payer, bond);
    }

    /// @inheritdoc IClaims
    function claim(
        bytes32 job,
        address provider,
        bytes32 root,
        uint32 count,
        uint128 amount,
        bytes[2] calldata receipts
    ) external returns (bytes32 id) {
        Job storage j = openJob(job);
        ClaimTerms storage terms = claimTerms[job];
        if (terms.stake == 0) revert NoClaims(job);
        if (count == 0 || amount == 0) revert EmptyClaim();
        id = claimId(job, provider, msg.sender, root, count, amount);
        if (claims[id].since != 0) revert ClaimExists(id);
        // Not what is left of it: nobody is kept from claiming by what others claim, slices decide.
        if (amount > j.deposit) revert ClaimTooLarge(amount, j.deposit);
        requireReceipts(terms, id, receipts);
        takeBond(provider, msg.sender, j.token, terms.stake);
        addPending(job, provider, amount);
        claims[id] = Claim(
            job, provider, uint64(block.timestamp), 0, msg.sender, count, false, true, amount, root
        );
        emit Claimed(id, job, provider, msg.sender, root, count, amount);
    }

    /// @inheritdoc IClaims
    function commitChallenge(bytes32 commitment) external {
        Committed storage c = commitments[msg.sender][commitment];
        // The first time counts.
        if (c.number != 0) return;
        commitments[msg.sender][commitment] = Committed(uint64(block.number), uint64(block.timestamp));
    }

    /// @inheritdoc IClaims
    function challenge(bytes32 claim_, ShownLease calldata shown, bytes32 salt) external payable {
        Claim storage c = standing(claim_);
        requireCommitted(c, keccak256(abi.encode(claim_, shown.index, msg.sender, salt)));
        uint256 stake = claimTerms[c.job].stake;
        address token = jobs[c.job].token;
        bytes32 digest = requireShown(c, shown);
        if (isOfJob(c, shown.claimed, digest)) {
            openDispute(c, claim_, shown, stake);
        } else {
            (uint256 share, uint256 burned) = split(stake);
            credits[msg.sender][token] += stake + share;
            makeVoid(c);
            emit ClaimRefuted(claim_, msg.sender, shown.index, share, burned);
            burn(token, burned);
        }
        take(token, stake);
    }

    /// @inheritdoc IClaims
    function settle(bytes32 challenge_) external {
        Challenge storage ch = challenges[challenge_];
        uint256 stake = ch.stake;
        if (stake == 0) revert UnknownChallenge(challenge_);
        ICourt.Verdict verdict = theCourt.stateOf(ch.dispute).verdict;
        if (verdict == ICourt.Verdict.OPEN) revert DisputeIsOpen(ch.dispute);
        Claim storage c = claims[ch.claim];
        address token = jobs[c.job].token;
        ch.stake = 0;
        --c.open;
        bool challengerWon = verdict == ICourt.Verdict.CHALLENGER;
        uint256 share;
        uint256 burned;
        if (!challengerWon) {
            (share, burned) = split(stake);
            addBond(c.provider, c.node, token, share);
        } else {
            // The claim's one stake went to whoever disproved it first.
            if (c.staked) (share, burned) = split(stake);
            credits[ch.challenger][token] += stake + share;
            if (!c.isVoid) makeVoid(c);
        }
        emit ChallengeSettled(ch.claim, challenge_, challengerWon, share, burned);
        burn(token, burned);
    }

    /// @inheritdoc IClaims
    function payClaim(bytes32 claim_, ShownLease[] calldata shown, uint256[] calldata hints) external {
        Claim storage c = standing(claim_);
        requireStood(c, 0);
        uint256 sum = 0;
        uint256 taken = 0;
        for (uint256 i = 0; i < shown.length; i++) {
            bytes32 digest = requireShown(c, shown[i]);
            if (!isOfJob(c, shown[i].claimed, digest)) revert WrongLease(shown[i].index);
            Lease calldata lease = shown[i].claimed.lease;
            sum += lease.price;
            taken += countOnce(lease, hints[i]);
        }
        if (sum > c.left) revert ClaimTooLarge(sum, c.left);
        // sum <= left < 2^128 and taken <= sum, so nothing is cut off.
        c.left -= uint128(sum);
        returnStake(c);
        accounts[c.job][c.provider].taken += uint128(taken);
        uint256 due = countListed(c.job, c.provider, uint128(sum));
        emit ClaimPaid(claim_, c.job, c.provider, due);
        payOut(jobs[c.job].token, c.provider, due);
    }

    /// @inheritdoc IClaims
    function closeClaim(bytes32 claim_) external {
        Claim storage c = standing(claim_);
        requireStood(c, PAYMENT);
        uint256 unpaid = c.left;
        dropPending(c);
        returnStake(c);
        emit ClaimClosed(claim_, unpaid);
    }

    /// @inheritdoc IClaims
    function collect(address token) external {
        uint256 amount = credits[msg.sender][token];
        if (amount == 0) revert NothingToCollect();
        credits[msg.sender][token] = 0;
        emit Collected(msg.sender, token, amount);
        send(token, msg.sender, amount);
    }

    /// @inheritdoc IClaims
    function claimTermsOf(bytes32 job) external view returns (ClaimTerms memory) {
        return claimTerms[job];
    }

    /// @inheritdoc IClaims
    function payersBondOf(bytes32 job) external view returns (uint256) {
        return payersBonds[job];
    }

    /// @inheritdoc IClaims
    function claimOf(bytes32 claim_) external view returns (Claim memory) {
        return claims[claim_];
    }

    /// @inheritdoc IClaims
    function challengeOf(bytes32 challenge_) external view returns (Challenge memory) {
        return challenges[challenge_];
    }

    /// @inheritdoc IClaims
    function creditOf(address account, address token) external view returns (uint256) {
        return credits[account][token];
    }

    /// @inheritdoc IClaims
    function court() external view returns (ICourt) {
        return theCourt;
    }

    /// @inheritdoc IClaims
    function claimId(bytes32 job, address provider, address node, bytes32 root, uint32 count, uint128 amount)
        public
        pure
        returns (bytes32)
    {
        return keccak256(abi.encode(job, provider, node, root, count, amount));
    }

    function openDispute(Claim storage c, bytes32 claim_, ShownLease calldata shown, uint256 stake) private {
        bytes32 id = keccak256(abi.encode(claim_, shown.index, msg.sender));
        if (challenges[id].claim != 0) revert ChallengeExists(id);
        Lease calldata lease = shown.claimed.lease;
        bytes32 dispute = theCourt.open(
            Terms(
                address(this),
                id,
                msg.sender,
                c.node,
                lease.programHash,
                lease.inputsRoot,
                lease.startRoot,
                shown.claimed.commitment,
                shown.claimed.values,
                PATIENCE
            )
        );
        challenges[id] = Challenge(claim_, dispute, msg.sender, uint96(stake));
        ++c.open;
        emit Challenged(claim_, id, msg.sender, hashLease(lease), shown.index, dispute);
    }

    /// @dev Counts a lease once and for all, and takes its slice unless that is taken; the price of what it took.
    function countOnce(Lease calldata lease, uint256 hint) private returns (uint256) {
        bytes32 hash = hashLease(lease);
        if (counted[hash]) revert LeaseCounted(hash);
        counted[hash] = true;
        // By a voucher that this lease was listed with, most likely. Whoever has it, it is paid from once.
        bool sane = lease.from <= type(uint128).max && lease.price <= type(uint128).max;
        if (sane && slices[lease.job][lease.from + lease.price].price == lease.price) return 0;
        slices[lease.job].take(lease.from, lease.price, jobs[lease.job].deposit, hint);
        emit SliceTaken(lease.job, lease.provider, lease.round, lease.shard, lease.replica, lease.from, lease.price);
        return lease.price;
    }

    /// @dev Nothing is paid any more; the claim's stake is the caller's to give away.
    function makeVoid(Claim storage c) private {
        c.isVoid = true;
        c.staked = false;
        dropPending(c);
    }

    function addPending(bytes32 job, address provider, uint128 amount) private reserving(job, provider) {
        listed[job][provider].pending += amount;
    }

    function dropPending(Claim storage c) private reserving(c.job, c.provider) {
        listed[c.job][c.provider].pending -= c.left;
        c.left = 0;
    }

    function returnStake(Claim storage c) private {
        if (!c.staked) return;
        c.staked = false;
        addBond(c.provider, c.node, jobs[c.job].token, claimTerms[c.job].stake);
    }

    function takePayersBond(bytes32 job) private returns (uint256 bond) {
        bond = payersBonds[job];
        if (bond == 0) revert NoPayersBond(job);
        payersBonds[job] = 0;
    }

    /// @dev Of the job, signed by its signer.
    function requireLeased(bytes32 job, Lease calldata lease, bytes calldata signature) private view {
        bytes32 digest = Signatures.digest(Signatures.domainSeparator(), hashLease(lease));
        if (lease.job != job) revert NoContradiction();
        requireSignedBy(jobs[job].signer, digest, signature);
    }

    /// @dev An empty slice has none.
    function haveWeiInCommon(Lease calldata one, Lease calldata other) private pure returns (bool) {
        if (one.price == 0 || other.price == 0) return false;
        return one.from < other.from + other.price && other.from < one.from + one.price;
    }

    function haveOneName(Lease calldata one, Lease calldata other) private pure returns (bool) {
        return one.round == other.round && one.shard == other.shard && one.replica == other.replica;
    }

    function standing(bytes32 claim_) private view returns (Claim storage c) {
        c = claims[claim_];
        if (c.since == 0) revert UnknownClaim(claim_);
        if (c.isVoid) revert ClaimIsVoid(claim_);
    }

    /// @dev By two keepers, in the order the job names them.
    function requireReceipts(ClaimTerms storage terms, bytes32 id, bytes[2] calldata receipts) private view {
        bytes32 digest = Signatures.digest(Signatures.domainSeparator(), hashReceipt(id));
        uint256 next = 0;
        for (uint256 i = 0; i < 2; i++) {
            address keeper = Signatures.recover(digest, receipts[i]);
            while (next < 3 && terms.keepers[next] != keeper) ++next;
            if (next++ >= 3) revert WrongReceipt(i);
        }
    }

    /// @dev In an earlier block, within the window; and it is shown in time.
    function requireCommitted(Claim storage c, bytes32 commitment) private view {
        Committed memory committed = commitments[msg.sender][commitment];
        if (committed.number == 0) revert NotCommitted();
        if (committed.number == block.number) revert CommittedJustNow();
        uint256 end = c.since + WINDOW;
        if (committed.time > end) revert WindowOver(end);
        if (block.timestamp > end + REVEAL) revert WindowOver(end + REVEAL);
    }

    /// @dev Its window is over for so long, and no challenge is open.
    function requireStood(Claim storage c, uint256 since) private view {
        uint256 end = c.since + WINDOW + REVEAL + since;
        if (block.timestamp <= end) revert WindowOpen(end);
        if (c.open != 0) revert ChallengesOpen(c.open);
    }

    /// @dev The digest of the lease, which is in the claim.
    function requireShown(Claim storage c, ShownLease calldata shown) private view returns (bytes32 digest) {
        digest = Signatures.digest(Signatures.domainSeparator(), hashLease(shown.claimed.lease));
        bytes32 leaf = hashClaimed(shown.claimed, digest);
        if (Trees.topFrom(Trees.LIST, c.count, shown.index, leaf, shown.path) != c.root) {
            revert NotInClaim(shown.index);
        }
    }

    function isOfJob(Claim storage c, ClaimedLease calldata claimed_, bytes32 digest) private view returns (bool) {
        Lease calldata lease = claimed_.lease;
        return lease.job == c.job && lease.provider == c.provider && lease.node == c.node
            && Signatures.isBy(jobs[c.job].signer, digest, claimed_.signature);
    }

    function split(uint256 stake) private pure returns (uint256 share, uint256 burned) {
        share = stake / 2;
        burned = stake - share;
    }
}
