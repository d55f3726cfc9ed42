// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ShownValue} from "./types/Audit.sol";

/// @notice Pays whoever is drawn to compute claimed leases again. A pot of money says for one job of one escrow how many leases
/// are audited and what for; it reads the escrow's claims and changes nothing there.
///
/// No owner, no pause, no upgrade and no fee. Amounts are wei, times are seconds since 1970.
interface IAudits {
    /// @param rate how many leases of a million are drawn
    /// @param reward for a lease
    /// @param keeperReward for each of two drawn keepers of a claim that stood
    /// @param bond what an auditor locks until the pot is over
    struct Terms {
        uint32 rate;
        uint96 reward;
        uint96 keeperReward;
        uint96 bond;
    }

    /// @param over from when on bonds and what is left are given back
    /// @param money what no verdict has set apart
    struct Pot {
        address escrow;
        uint64 over;
        bytes32 job;
        address sponsor;
        Terms terms;
        uint128 money;
    }

    /// @param bond 0 when it was lost or taken back
    struct Auditor {
        bool enrolled;
        uint96 bond;
        bytes32 vendor;
    }

    /// @param announced the block; 0 if it never was
    /// @param since when the beacon was fixed; turns count from then
    /// @param auditors how many were enrolled when it was announced
    /// @param full every lease is drawn
    /// @param seed 0 before the beacon is fixed
    struct Draw {
        uint64 announced;
        uint64 since;
        uint32 auditors;
        bool full;
        bytes32 seed;
    }

    /// @dev In the order a verdict goes through them.
    enum Phase {
        NONE,
        COMMITTED,
        REVEALED,
        SETTLED
    }

    /// @param number the block of the commitment
    /// @param time its time
    /// @param forfeited the auditor said that a planted root matches
    struct Verdict {
        address auditor;
        uint64 time;
        Phase phase;
        bool matches;
        bool forfeited;
        uint64 number;
        bytes32 commitment;
        bytes32 evidence;
    }

    event PotOpened(
        bytes32 indexed pot, address indexed escrow, bytes32 indexed job, address sponsor, Terms terms, uint64 over
    );
    event PotFilled(bytes32 indexed pot, address indexed from, uint256 amount);
    event PotEmptied(bytes32 indexed pot, uint256 amount);
    event Enrolled(bytes32 indexed pot, address indexed auditor, bytes32 vendor, uint256 number);
    event BondWithdrawn(bytes32 indexed pot, address indexed auditor, uint256 amount);
    event Announced(bytes32 indexed pot, bytes32 indexed claim, uint256 number, uint256 auditors, bool full);
    event Drawn(bytes32 indexed pot, bytes32 indexed claim, bytes32 seed, bool full);
    event Committed(bytes32 indexed pot, bytes32 indexed claim, address indexed auditor, uint256 index);
    /// @notice A commitment that was not revealed in time, or a lease called false that nobody challenged: the next in turn
    /// audits it.
    event Lapsed(bytes32 indexed pot, bytes32 indexed claim, address indexed auditor, uint256 index);
    event Revealed(
        bytes32 indexed pot,
        bytes32 indexed claim,
        address indexed auditor,
        uint256 index,
        bool matches,
        bytes32 evidence
    );
    /// @param paid 0 when what it said did not come true
    event VerdictSettled(
        bytes32 indexed pot, bytes32 indexed claim, address indexed auditor, uint256 index, uint256 paid
    );
    event Forfeited(
        bytes32 indexed pot,
        bytes32 indexed claim,
        address indexed auditor,
        uint256 index,
        uint256 toPot,
        uint256 burned
    );
    event KeeperPaid(bytes32 indexed pot, bytes32 indexed claim, address indexed keeper, uint256 amount);
    event Collected(address indexed account, uint256 amount);

    error PotExists(bytes32 pot);
    error UnknownPot(bytes32 pot);
    error UnknownJob(bytes32 job);
    error NotInCoin(address token);
    error MalformedTerms();
    error NothingGiven();
    error PotTooLarge(uint256 money);
    /// @notice Too little money for another reward.
    error PotEmpty(bytes32 pot, uint256 money);
    error PotOver(uint256 over);
    error PotOpen(uint256 over);
    error WrongAuditorsBond(uint256 given, uint256 wanted);
    error EnrolledAlready(address auditor);
    error NoBond(address auditor);
    error NoAuditors(bytes32 pot);
    error NotTheJobs(bytes32 claim);
    error ClaimFell(bytes32 claim);
    error AnnouncedAlready(bytes32 claim);
    error NeverAnnounced(bytes32 claim);
    error BeaconFixed(bytes32 claim);
    error NoBeacon(bytes32 claim);
    error TooLate(uint256 end);
    error NotDrawn(uint256 index);
    error NotYourTurn(address auditor);
    error Taken(address auditor);
    error NothingCommitted();
    error RevealedTooSoon();
    error WrongReveal();
    error Undecided(bytes32 claim);
    error NoVerdict();
    error NotPlanted();
    error NotAKeeper(address account);
    error KeeperPaidAlready(address keeper);
    error NothingToCollect();
    error PaymentFailed(address to, uint256 amount);

    /// @notice Opens the sender's pot for a job with what is sent along.
    /// @param escrow its code is to be checked by whoever enrols
    function openPot(address escrow, bytes32 job, Terms calldata terms) external payable;

    /// @notice Adds to a pot; anyone may.
    function fill(bytes32 pot) external payable;

    /// @notice Offers to audit for a pot, with its bond. Whoever is drawn and does nothing loses nothing.
    /// @param vendor of the device, as text; nobody checks it and no lot depends on it
    function enrol(bytes32 pot, bytes32 vendor) external payable;

    /// @notice Takes the bond back once the pot is over.
    function withdrawBond(bytes32 pot) external;

    /// @notice Has a claim's audits drawn by the second block after this one; anyone may, once, while it can be challenged. Of a
    /// claim that nobody announced for half a day every lease is audited.
    function announce(bytes32 pot, bytes32 claim) external;

    /// @notice Fixes the beacon; anyone may. Missed by 256 blocks, it is announced anew and every lease is audited.
    function poke(bytes32 pot, bytes32 claim) external;

    /// @notice Takes a drawn lease's turn with the hash of a verdict (`hashVerdict`): by the auditor whose turn it is. A lease
    /// that was called false a turn ago, in a claim that nobody challenges, is audited again.
    function commit(bytes32 pot, bytes32 claim, uint256 index, bytes32 commitment) external;

    /// @notice Says what was committed to: in a later block, within an hour.
    /// @param matches whether the auditor came to the root that the claim has
    /// @param evidence keccak256 of the auditor and the state after the step that is its own (`protocol.audit.Draw`)
    function reveal(bytes32 pot, bytes32 claim, uint256 index, bool matches, bytes32 evidence, bytes32 salt) external;

    /// @notice Pays for a verdict that came true, or gives its reward back to the pot: when the claim stood or fell. Of a
    /// commitment that was not revealed in time too. Anyone may.
    function settleVerdict(bytes32 pot, bytes32 claim, uint256 index) external;

    /// @notice Takes the bond of an auditor that said that a planted root matches: half to the pot, half burned.
    function expose(bytes32 pot, bytes32 claim, ShownValue calldata shown, bytes32 salt) external;

    /// @notice Pays a drawn keeper for its receipt of a claim that stood; two a claim.
    /// @param receipt its EIP-712 `Receipt` of the claim, for the escrow
    function payKeeper(bytes32 pot, bytes32 claim, bytes calldata receipt) external;

    /// @notice Gives a pot that is over back to its sponsor; again when more came free.
    function empty(bytes32 pot) external;

    /// @notice Pays the sender what it was given here.
    function collect() external;

    function potId(address escrow, bytes32 job, address sponsor) external pure returns (bytes32);
    function potOf(bytes32 pot) external view returns (Pot memory);
    function auditorOf(bytes32 pot, address auditor) external view returns (Auditor memory);
    function auditorAt(bytes32 pot, uint256 number) external view returns (address);
    function drawOf(bytes32 pot, bytes32 claim) external view returns (Draw memory);
    function verdictOf(bytes32 pot, bytes32 claim, uint256 index) external view returns (Verdict memory);

    /// @notice Whose turn a lease is now; zero when it is not drawn, or not to be audited any more.
    function turnOf(bytes32 pot, bytes32 claim, uint256 index) external view returns (address);

    function creditOf(address account) external view returns (uint256);

    /// @notice What made this contract, by CREATE2 with salt 0.
    function maker() external view returns (address);
}
