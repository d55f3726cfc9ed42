// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICourt} from "./ICourt.sol";
import {ShownLease} from "./types/Claim.sol";
import {Lease} from "./types/Lease.sol";

/// @notice Pays providers from their slices without a voucher: what a provider claims and nobody disproves within a
/// window is paid. Part of the escrow. Stakes and the payer's bond are in the job's token.
interface IClaims {
    /// @notice What a job asks of claims; all zero if it takes none.
    /// @param stake what a claim locks of its bond, and a challenge brings
    struct ClaimTerms {
        uint128 stake;
        address[3] keepers;
    }

    /// @param since when it was made; 0 if there is none
    /// @param open how many challenges the court has not decided
    /// @param count how many leases it is for
    /// @param isVoid one of its leases was wrong; nothing is paid
    /// @param staked its stake is still locked
    /// @param left what it may still be paid
    struct Claim {
        bytes32 job;
        address provider;
        uint64 since;
        uint32 open;
        address node;
        uint32 count;
        bool isVoid;
        bool staked;
        uint128 left;
        bytes32 root;
    }

    /// @param stake what it brought; 0 once it is settled
    struct Challenge {
        bytes32 claim;
        bytes32 dispute;
        address challenger;
        uint96 stake;
    }

    event ClaimsOpened(bytes32 indexed job, uint256 stake, address[3] keepers, uint256 bond);
    /// @notice The job's signer promised a wei twice.
    /// @param findersShare what the sender gets of the payer's bond; the rest is burned
    event Slashed(bytes32 indexed job, address indexed finder, uint256 findersShare, uint256 burned);
    event PayersBondReturned(bytes32 indexed job, uint256 amount);
    event Claimed(
        bytes32 indexed claim,
        bytes32 indexed job,
        address indexed provider,
        address node,
        bytes32 root,
        uint256 count,
        uint256 amount
    );
    event Challenged(
        bytes32 indexed claim,
        bytes32 indexed challenge,
        address indexed challenger,
        bytes32 lease,
        uint256 index,
        bytes32 dispute
    );
    /// @param winnersShare what the winner gets beyond its own; the rest of the loser's stake is burned
    event ChallengeSettled(
        bytes32 indexed claim, bytes32 indexed challenge, bool challengerWon, uint256 winnersShare, uint256 burned
    );
    /// @notice A lease in the claim is not the job's: no dispute was needed.
    event ClaimRefuted(
        bytes32 indexed claim, address indexed challenger, uint256 index, uint256 winnersShare, uint256 burned
    );
    event ClaimPaid(bytes32 indexed claim, bytes32 indexed job, address indexed provider, uint256 amount);
    event ClaimClosed(bytes32 indexed claim, uint256 unpaid);
    event Collected(address indexed account, address token, uint256 amount);

    error NotThePayer(address payer);
    error ClaimsAreOpen(bytes32 job);
    error NoClaims(bytes32 job);
    error MalformedTerms();
    error EmptyClaim();
    error ClaimExists(bytes32 claim);
    error UnknownClaim(bytes32 claim);
    error ClaimIsVoid(bytes32 claim);
    /// @notice More than the job's deposit, or than the claim has left.
    error ClaimTooLarge(uint256 amount, uint256 most);
    /// @notice The receipt is not by a keeper of the job, or by one whose receipt came before.
    error WrongReceipt(uint256 index);
    error NotCommitted();
    /// @notice A challenge is shown in a later block than it was committed in.
    error CommittedJustNow();
    error WindowOver(uint256 end);
    error WindowOpen(uint256 end);
    error NotInClaim(uint256 index);
    error WrongLease(uint256 index);
    /// @notice A claim was paid for this lease before.
    error LeaseCounted(bytes32 lease);
    error ChallengeExists(bytes32 challenge);
    error UnknownChallenge(bytes32 challenge);
    error DisputeIsOpen(bytes32 dispute);
    error ChallengesOpen(uint256 count);
    error NothingToCollect();
    error NoPayersBond(bytes32 job);
    /// @notice One lease, or two that have neither a wei of their slices nor round, shard and replica in common.
    error NoContradiction();

    /// @notice Lets providers claim in a job: by its payer, once.
    /// @param stake at most 2^96 - 1
    /// @param keepers three different accounts
    /// @param bond the payer's, that neither a wei of the deposit nor a replica of a shard is promised twice; may be nothing
    function openClaims(bytes32 job, uint128 stake, address[3] calldata keepers, uint256 bond) external payable;

    /// @notice Takes the payer's bond for two different leases with a wei in common, or with the same round, shard and
    /// replica: half to the sender, half burned.
    function slash(Lease calldata one, bytes calldata signature, Lease calldata other, bytes calldata otherSignature)
        external;

    /// @notice Gives the payer's bond back, two weeks after the deadline of a job that is closed. Anyone may send it.
    function returnPayersBond(bytes32 job) external;

    function payersBondOf(bytes32 job) external view returns (uint256);

    /// @notice Claims pay for leases; sent by the node key they name.
    /// @param provider the account they name
    /// @param root of the list of their `hashClaimed`
    /// @param amount the sum of their prices
    /// @param receipts two of the keepers' EIP-712 `Receipt` of the claim
    function claim(
        bytes32 job,
        address provider,
        bytes32 root,
        uint32 count,
        uint128 amount,
        bytes[2] calldata receipts
    ) external returns (bytes32);

    /// @notice Announces a challenge without saying of what.
    /// @param commitment keccak256 of claim, index, sender and a salt, a word each
    function commitChallenge(bytes32 commitment) external;

    /// @notice Challenges what was committed to, with the job's stake: opens a dispute between the sender and the node key.
    /// A lease that is not of the claim's job, provider and key, or not signed by the job's signer, ends the claim at
    /// once.
    function challenge(bytes32 claim_, ShownLease calldata shown, bytes32 salt) external payable;

    /// @notice Shares out the stakes when the court has decided.
    function settle(bytes32 challenge_) external;

    /// @notice Pays leases of a claim that stood its window, in as many calls as one likes. A claim's leases and a voucher
    /// are not paid on top of each other: what a provider has earned is the larger of its vouchers' total and the
    /// prices of all leases its claims were paid for. Who claims some, claims all.
    /// @param hints for each lease where its slice belongs, as for `redeem`
    function payClaim(bytes32 claim_, ShownLease[] calldata shown, uint256[] calldata hints) external;

    /// @notice Ends a claim long after its window, paid or not.
    function closeClaim(bytes32 claim_) external;

    /// @notice Pays the sender what settlements gave it of a token.
    function collect(address token) external;

    function claimTermsOf(bytes32 job) external view returns (ClaimTerms memory);
    function claimOf(bytes32 claim_) external view returns (Claim memory);
    function challengeOf(bytes32 challenge_) external view returns (Challenge memory);
    function creditOf(address account, address token) external view returns (uint256);

    /// @notice The name of a claim, which receipts are for.
    function claimId(bytes32 job, address provider, address node, bytes32 root, uint32 count, uint128 amount)
        external
        pure
        returns (bytes32);

    /// @notice Where disputes are settled. Its address is to be checked like the escrow's own.
    function court() external view returns (ICourt);
}
