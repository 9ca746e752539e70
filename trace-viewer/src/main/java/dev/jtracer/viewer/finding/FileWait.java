package dev.jtracer.viewer.finding;

import dev.jtracer.viewer.finding.WaitGroups.Group;
import dev.jtracer.viewer.model.ThreadState;
import java.util.ArrayList;
import java.util.List;

/** What tasks of one type, or threads that worked for none, waited for one file. Lost is the time waited. */
final class FileWait implements Rule {

    @Override
    public String id() {
        return "file-wait";
    }

    @Override
    public String lookedFor() {
        return "files";
    }

    @Override
    public boolean byCost(Look look) {
        return true;
    }

    @Override
    public Needs needs() {
        return Needs.anyOf("jdk.FileRead", "jdk.FileWrite", "jdk.FileForce");
    }

    @Override
    public List<Finding> find(Look look) {
        List<Finding> found = new ArrayList<>();
        for (Group group : WaitGroups.of(look.trace(), ThreadState.FILE)) {
            Evidence evidence = WaitGroups.evidence(look, group);
            Cost cost = evidence.cost();
            if (look.worth(cost)) {
                found.add(PeerWait.finding(look, id(), ThreadState.FILE, group, evidence, cost));
            }
        }
        return found;
    }
}
