// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Beacon} from "./Beacon.sol";
import {IAudits} from "./IAudits.sol";
import {IClaims} from "./IClaims.sol";
import {IEscrow} from "./IEscrow.sol";
import {Keepers} from "./Keepers.sol";
import {Signatures} from "./Signatures.sol";
import {Trees} from "./Trees.sol";
import {ShownValue, hashVerdict, plantedValue} from "./types/Audit.sol";
import {hashReceipt} from "./types/Claim.sol";

/// @notice See `IAudits`.
///
/// A pot's money is in one of two places: free in it, or set apart for a verdict that is under way. Bonds are apart from
/// both. Everything given is a credit that is collected, so only `collect` sends to anybody, last, and burning sends to
/// nobody. Of escrows only views are called, which cannot change anything here.
contract Audits is IAudits, Keepers {
    /// @dev As the escrow has them: how long a claim may be challenged, and when it stood.
    uint256 private constant WINDOW = 2 days;
    uint256 private constant STOOD = 2 days + 2 hours;

    /// @dev How long a claim may go unannounced before every lease of it is audited.
    uint256 private constant PROMPT = 12 hours;

    /// @dev How long a drawn auditor has before the next one, and to reveal what it committed to.
    uint256 private constant TURN = 4 hours;
    uint256 private constant REVEAL = 1 hours;

    /// @dev How long after a job's deadline a pot is over; claims are announced until two weeks before.
    uint256 private constant ANSWERING = 21 days;
    uint256 private constant CLOSING = 14 days;

    uint256 private constant MILLION = 1_000_000;
    uint256 private constant KEEPERS_PAID = 2;

    /// @inheritdoc IAudits
    address public maker;

    mapping(bytes32 pot => Pot) private pots;
    mapping(bytes32 pot => address[]) private lists;
    mapping(bytes32 pot => mapping(address auditor => Auditor)) private auditors;
    mapping(bytes32 pot => mapping(bytes32 claim => Draw)) private draws;
    mapping(bytes32 pot => mapping(bytes32 claim => mapping(uint256 index => Verdict))) private verdicts;
    mapping(bytes32 pot => mapping(bytes32 claim => address[])) private keepersPaid;

    /// @dev What verdicts that a claim is false were paid, by all pots together.
    mapping(address escrow => mapping(bytes32 claim => uint256)) private paidForFalse;

    constructor() {
        maker = msg.sender;
    }

    /// @inheritdoc IAudits
    function openPot(address escrow, bytes32 job, Terms calldata terms) external payable {
        bytes32 id = potId(escrow, job, msg.sender);
        if (pots[id].sponsor != address(0)) revert PotExists(id);
        IEscrow.Job memory j = IEscrow(escrow).jobOf(job);
        if (j.payer == address(0) || j.closed) revert UnknownJob(job);
        // What disproving a claim is worth is held against its stake, so both have to be of one kind.
        if (j.token != address(0)) revert NotInCoin(j.token);
        if (terms.rate > MILLION || terms.bond == 0) revert MalformedTerms();
        uint64 over = uint64(j.deadline + ANSWERING);
        pots[id] = Pot(escrow, over, job, msg.sender, terms, 0);
        emit PotOpened(id, escrow, job, msg.sender, terms, over);
        put(id);
    }

    /// @inheritdoc IAudits
    function fill(bytes32 pot) external payable {
        known(pot);
        put(pot);
    }

    /// @inheritdoc IAudits
    function enrol(bytes32 pot, bytes32 vendor) external payable {
        Pot storage p = known(pot);
        if (block.timestamp >= p.over) revert PotOver(p.over);
        if (msg.value != p.terms.bond) revert WrongAuditorsBond(msg.value, p.terms.bond);
        Auditor storage auditor = auditors[pot][msg.sender];
        if (auditor.enrolled) revert EnrolledAlready(msg.sender);
        auditors[pot][msg.sender] = Auditor(true, uint96(msg.value), vendor);
        lists[pot].push(msg.sender);
        emit Enrolled(pot, msg.sender, vendor, lists[pot].length - 1);
    }

    /// @inheritdoc IAudits
    function withdrawBond(bytes32 pot) external {
        requireOver(known(pot));
        uint256 bond = auditors[pot][msg.sender].bond;
        if (bond == 0) revert NoBond(msg.sender);
        auditors[pot][msg.sender].bond = 0;
        credits[msg.sender] += bond;
        emit BondWithdrawn(pot, msg.sender, bond);
    }

    /// @inheritdoc IAudits
    function announce(bytes32 pot, bytes32 claim) external {
        Pot storage p = known(pot);
        uint256 last = p.over - CLOSING;
        if (block.timestamp > last) revert TooLate(last);
        if (lists[pot].length == 0) revert NoAuditors(pot);
        IClaims.Claim memory c = standing(p, claim);
        if (block.timestamp > c.since + WINDOW) revert TooLate(c.since + WINDOW);
        if (draws[pot][claim].announced != 0) revert AnnouncedAlready(claim);
        begin(pot, claim, block.timestamp > c.since + PROMPT);
    }

    /// @inheritdoc IAudits
    function poke(bytes32 pot, bytes32 claim) external {
        Draw storage draw = draws[pot][claim];
        if (draw.announced == 0) revert NeverAnnounced(claim);
        if (draw.seed != 0) revert BeaconFixed(claim);
        bytes32 hash = Beacon.hashFor(draw.announced);
        if (hash == 0) {
            begin(pot, claim, true);
            return;
        }
        draw.seed = Beacon.seed(hash, keccak256(abi.encode(pot, claim)));
        draw.since = uint64(block.timestamp);
        emit Drawn(pot, claim, draw.seed, draw.full);
    }

    /// @inheritdoc IAudits
    function commit(bytes32 pot, bytes32 claim, uint256 index, bytes32 commitment) external {
        Pot storage p = known(pot);
        IClaims.Claim memory c = standing(p, claim);
        if (block.timestamp > c.since + WINDOW) revert TooLate(c.since + WINDOW);
        requireTurn(pot, claim, p, c, index);
        Verdict storage v = verdicts[pot][claim][index];
        if ((v.phase == Phase.COMMITTED && isLate(v)) || isIdle(v, c)) lapse(pot, claim, index);
        if (v.phase != Phase.NONE) revert Taken(v.auditor);
        if (p.money < p.terms.reward) revert PotEmpty(pot, p.money);
        p.money -= p.terms.reward;
        v.auditor = msg.sender;
        v.time = uint64(block.timestamp);
        v.phase = Phase.COMMITTED;
        v.number = uint64(block.number);
        v.commitment = commitment;
        emit Committed(pot, claim, msg.sender, index);
    }

    /// @inheritdoc IAudits
    function reveal(bytes32 pot, bytes32 claim, uint256 index, bool matches, bytes32 evidence, bytes32 salt) external {
        Verdict storage v = verdicts[pot][claim][index];
        if (v.phase != Phase.COMMITTED || v.auditor != msg.sender) revert NothingCommitted();
        if (v.number == block.number) revert RevealedTooSoon();
        if (isLate(v)) revert TooLate(v.time + REVEAL);
        bytes32 said = hashVerdict(pot, claim, index, matches, evidence, salt, msg.sender);
        if (said != v.commitment) revert WrongReveal();
        v.phase = Phase.REVEALED;
        v.matches = matches;
        v.evidence = evidence;
        emit Revealed(pot, claim, msg.sender, index, matches, evidence);
    }

    /// @inheritdoc IAudits
    function settleVerdict(bytes32 pot, bytes32 claim, uint256 index) external {
        Verdict storage v = verdicts[pot][claim][index];
        if (v.phase == Phase.COMMITTED && isLate(v)) {
            lapse(pot, claim, index);
            return;
        }
        if (v.phase != Phase.REVEALED) revert NoVerdict();
        Pot storage p = pots[pot];
        uint256 due = earned(p, claim, v);
        if (!v.matches) paidForFalse[p.escrow][claim] += due;
        v.phase = Phase.SETTLED;
        p.money += uint128(p.terms.reward - due);
        credits[v.auditor] += due;
        emit VerdictSettled(pot, claim, v.auditor, index, due);
    }

    /// @inheritdoc IAudits
    function expose(bytes32 pot, bytes32 claim, ShownValue calldata shown, bytes32 salt) external {
        Verdict storage v = verdicts[pot][claim][shown.index];
        bool said = v.phase == Phase.REVEALED || v.phase == Phase.SETTLED;
        if (!said || !v.matches || v.forfeited) revert NoVerdict();
        Pot storage p = pots[pot];
        requirePlanted(IClaims(p.escrow).claimOf(claim), shown, plantedValue(pot, salt));
        v.forfeited = true;
        if (v.phase == Phase.REVEALED) {
            v.phase = Phase.SETTLED;
            p.money += p.terms.reward;
            emit VerdictSettled(pot, claim, v.auditor, shown.index, 0);
        }
        // It may have lost its bond before, or have it back; then only the reward is kept from it.
        Auditor storage auditor = auditors[pot][v.auditor];
        uint256 burned = auditor.bond - auditor.bond / 2;
        uint256 share = auditor.bond - burned;
        auditor.bond = 0;
        p.money += uint128(share);
        emit Forfeited(pot, claim, v.auditor, shown.index, share, burned);
        if (burned != 0) send(address(0), burned);
    }

    /// @inheritdoc IAudits
    function payKeeper(bytes32 pot, bytes32 claim, bytes calldata receipt) external {
        Pot storage p = known(pot);
        if (!stood(standing(p, claim))) revert Undecided(claim);
        bytes32 domain = IEscrow(p.escrow).domainSeparator();
        address keeper = Signatures.recover(Signatures.digest(domain, hashReceipt(claim)), receipt);
        requireKeeper(p, keeper);
        address[] storage paid = keepersPaid[pot][claim];
        if (paid.length == KEEPERS_PAID) revert KeeperPaidAlready(paid[1]);
        if (paid.length == 1 && paid[0] == keeper) revert KeeperPaidAlready(keeper);
        uint96 amount = p.terms.keeperReward;
        if (p.money < amount) revert PotEmpty(pot, p.money);
        p.money -= amount;
        paid.push(keeper);
        credits[keeper] += amount;
        emit KeeperPaid(pot, claim, keeper, amount);
    }

    /// @inheritdoc IAudits
    function empty(bytes32 pot) external {
        Pot storage p = known(pot);
        requireOver(p);
        uint256 rest = p.money;
        p.money = 0;
        credits[p.sponsor] += rest;
        emit PotEmptied(pot, rest);
    }

    /// @inheritdoc IAudits
    function collect() external {
        uint256 amount = credits[msg.sender];
        if (amount == 0) revert NothingToCollect();
        credits[msg.sender] = 0;
        emit Collected(msg.sender, amount);
        send(msg.sender, amount);
    }

    /// @inheritdoc IAudits
    function potOf(bytes32 pot) external view returns (Pot memory) {
        return pots[pot];
    }

    /// @inheritdoc IAudits
    function auditorOf(bytes32 pot, address auditor) external view returns (Auditor memory) {
        return auditors[pot][auditor];
    }

    /// @inheritdoc IAudits
    function auditorAt(bytes32 pot, uint256 number) external view returns (address) {
        return lists[pot][number];
    }

    /// @inheritdoc IAudits
    function drawOf(bytes32 pot, bytes32 claim) external view returns (Draw memory) {
        return draws[pot][claim];
    }

    /// @inheritdoc IAudits
    function verdictOf(bytes32 pot, bytes32 claim, uint256 index) external view returns (Verdict memory) {
        return verdicts[pot][claim][index];
    }

    /// @inheritdoc IAudits
    function turnOf(bytes32 pot, bytes32 claim, uint256 index) external view returns (address) {
        Pot storage p = known(pot);
        IClaims.Claim memory c = IClaims(p.escrow).claimOf(claim);
        bool past = c.isVoid || block.timestamp > c.since + WINDOW;
        return past || !isDrawn(pot, claim, p, c, index) ? address(0) : drawnNow(pot, claim, index);
    }

    /// @inheritdoc IAudits
    function creditOf(address account) external view returns (uint256) {
        return credits[account];
    }

    /// @inheritdoc IAudits
    function potId(address escrow, bytes32 job, address sponsor) public pure returns (bytes32) {
        return keccak256(abi.encode(escrow, job, sponsor));
    }

    function put(bytes32 pot) private {
        if (msg.value == 0) revert NothingGiven();
        uint256 money = pots[pot].money + msg.value;
        // With room for every bond that may fall to it: there are fewer than 2^32 auditors.
        if (money > type(uint96).max) revert PotTooLarge(money);
        pots[pot].money = uint128(money);
        emit PotFilled(pot, msg.sender, msg.value);
    }

    function begin(bytes32 pot, bytes32 claim, bool full) private {
        uint32 size = uint32(lists[pot].length);
        draws[pot][claim] = Draw(uint64(block.number), 0, size, full, 0);
        emit Announced(pot, claim, block.number, size, full);
    }

    /// @dev Forgets a commitment that was not revealed, or a verdict that nothing followed.
    function lapse(bytes32 pot, bytes32 claim, uint256 index) private {
        emit Lapsed(pot, claim, verdicts[pot][claim][index].auditor, index);
        delete verdicts[pot][claim][index];
        pots[pot].money += pots[pot].terms.reward;
    }

    function send(address to, uint256 amount) private {
        (bool sent,) = to.call{value: amount}("");
        if (!sent) revert PaymentFailed(to, amount);
    }

    /// @dev What a verdict is worth now that the claim stood or fell. All who find a claim false have no more of it together
    /// than what its stake loses by burning, so nobody gains by disproving himself.
    function earned(Pot storage p, bytes32 claim, Verdict storage v) private view returns (uint256) {
        IClaims.Claim memory c = IClaims(p.escrow).claimOf(claim);
        if (!c.isVoid && !stood(c)) revert Undecided(claim);
        if (c.isVoid == v.matches) return 0;
        uint256 reward = p.terms.reward;
        if (v.matches) return reward;
        uint256 left = IClaims(p.escrow).claimTermsOf(p.job).stake / 2 - paidForFalse[p.escrow][claim];
        return left < reward ? left : reward;
    }

    function known(bytes32 pot) private view returns (Pot storage p) {
        p = pots[pot];
        if (p.sponsor == address(0)) revert UnknownPot(pot);
    }

    function standing(Pot storage p, bytes32 claim) private view returns (IClaims.Claim memory c) {
        c = IClaims(p.escrow).claimOf(claim);
        if (c.since == 0 || c.job != p.job) revert NotTheJobs(claim);
        if (c.isVoid) revert ClaimFell(claim);
    }

    function stood(IClaims.Claim memory c) private view returns (bool) {
        return block.timestamp > c.since + STOOD && c.open == 0;
    }

    function requireOver(Pot storage p) private view {
        if (block.timestamp < p.over) revert PotOpen(p.over);
    }

    function isLate(Verdict storage v) private view returns (bool) {
        return block.timestamp > v.time + REVEAL;
    }

    /// @dev Who calls a lease false and challenges nothing has said it to keep others from looking.
    function isIdle(Verdict storage v, IClaims.Claim memory c) private view returns (bool) {
        return v.phase == Phase.REVEALED && !v.matches && c.open == 0 && block.timestamp > v.time + TURN;
    }

    function requireTurn(bytes32 pot, bytes32 claim, Pot storage p, IClaims.Claim memory c, uint256 index)
        private
        view
    {
        if (draws[pot][claim].seed == 0) revert NoBeacon(claim);
        if (!isDrawn(pot, claim, p, c, index)) revert NotDrawn(index);
        address auditor = drawnNow(pot, claim, index);
        if (auditor != msg.sender) revert NotYourTurn(auditor);
        if (auditors[pot][msg.sender].bond == 0) revert NoBond(msg.sender);
    }

    function isDrawn(bytes32 pot, bytes32 claim, Pot storage p, IClaims.Claim memory c, uint256 index)
        private
        view
        returns (bool)
    {
        Draw storage draw = draws[pot][claim];
        if (draw.seed == 0 || index >= c.count) return false;
        return draw.full || Beacon.draws(draw.seed, index, p.terms.rate);
    }

    function drawnNow(bytes32 pot, bytes32 claim, uint256 index) private view returns (address) {
        Draw storage draw = draws[pot][claim];
        uint256 turn = (block.timestamp - draw.since) / TURN;
        return lists[pot][Beacon.pick(draw.seed, index, turn, draw.auditors)];
    }

    /// @dev The value is in the commitment of a lease of the claim.
    function requirePlanted(IClaims.Claim memory c, ShownValue calldata shown, bytes32 value) private view {
        bytes32 node = Trees.leaf(Trees.COMMITMENT, value);
        bytes32 root = Trees.rootFrom(Trees.COMMITMENT, shown.values, shown.place, node, shown.valuePath);
        bytes32 leaf =
            keccak256(abi.encode(shown.digest, shown.signatureHash, shown.commitment, shown.values));
        bytes32 top = Trees.topFrom(Trees.LIST, c.count, shown.index, leaf, shown.path);
        if (root != shown.commitment || top != c.root) revert NotPlanted();
    }

    /// @dev Drawn for the job, and named when its claims were opened.
    function requireKeeper(Pot storage p, address keeper) private view {
        address[3] memory drawn = keepersDraws[p.escrow][p.job].drawn;
        address[3] memory named = IClaims(p.escrow).claimTermsOf(p.job).keepers;
        if (!isAmong(drawn, keeper) || !isAmong(named, keeper)) revert NotAKeeper(keeper);
    }

    function isAmong(address[3] memory three_, address account) private pure returns (bool) {
        return account == three_[0] || account == three_[1] || account == three_[2];
    }
}
