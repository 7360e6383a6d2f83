package qpip.exchange.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import qpip.exchange.register.Claim;
import qpip.exchange.register.Period;
import qpip.exchange.register.Register;

/**
 * Step 1 of what leaves: who is asked about, under which reference and for which period. Closed claims are left out.
 */
final class Select implements Tasklet {

    private static final int CLAIMS_A_PAGE = 2_000;

    private final OutboundWork work;

    Select(OutboundWork work) {
        this.work = work;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        Register register = work.workshop.register();
        List<Request> requests = switch (work.job.select()) {
            case CLAIMANTS_OF_OPEN_CLAIMS -> claimants(register);
        };
        work.workshop.requests().keep(work.execution, work.exchange.id(), work.night, requests);
        Executions executions = work.workshop.executions();
        executions.status(work.execution, ExecutionStatus.RUNNING, "", "");
        executions.registerVersion(work.execution, register.version());
        executions.count(work.execution, "records", requests.size());
        return RepeatStatus.FINISHED;
    }

    private List<Request> claimants(Register register) {
        List<Request> requests = new ArrayList<>();
        long after = Long.MIN_VALUE;
        for (List<Claim> page = register.openClaims(after, CLAIMS_A_PAGE);
                !page.isEmpty();
                page = register.openClaims(after, CLAIMS_A_PAGE)) {
            for (Claim claim : page) {
                String ref = work.workshop.refs().of(work.execution, claim.claimantId(), claim.id());
                requests.add(new Request(ref, claim.claimantId(), claim.id(), asked(claim)));
                after = claim.id();
            }
        }
        return requests;
    }

    /**
     * From the beginning of the qualifying period or of the benefit period, whichever is first, to the end of the
     * benefit period.
     */
    private static Period asked(Claim claim) {
        LocalDate qualifying = claim.qualifyingPeriod().from();
        LocalDate benefit = claim.benefitPeriod().from();
        return new Period(
                qualifying.isBefore(benefit) ? qualifying : benefit,
                claim.benefitPeriod().to());
    }
}
