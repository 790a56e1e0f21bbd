-- The rules of a row as one function each. PostgreSQL reads and prepares the text of every CHECK anew for every statement: for one recorded
-- award that took two fifths of all that the server did. A function is prepared once per connection.

create function award_is_sound(this award) returns boolean
    language plpgsql immutable as
$$
begin
    return this.authority between 1 and 7
        and this.forms between 1 and 15
        and this.state in (1, 2)
        and this.span_start <= this.span_end
        and this.collectives_form between 0 and 3
        and this.individuals_form between 0 and 3
        -- The count is null when it is not stated, and only then.
        and (this.collectives is null) = (this.collectives_form = 2)
        and (this.individuals is null) = (this.individuals_form = 2)
        and coalesce(this.collectives >= 0, true)
        and coalesce(this.individuals >= 0, true)
        and coalesce(this.collectives, 1) + coalesce(this.individuals, 1) > 0
        -- A flag alone never goes to an individual, a medal alone never to a collective. What is not stated violates neither.
        and coalesce(this.forms <> 1 or this.individuals = 0, true)
        and coalesce(this.forms <> 8 or this.collectives = 0, true)
        and (this.document is not null or (this.decision_number <> '' and this.decision_date is not null));
end
$$;

-- What callers may run into by themselves keeps a CHECK of its own, whose name says which refusal they get.
create function award_statement_is_sound(this award_statement) returns boolean
    language plpgsql immutable as
$$
begin
    return this.state in (1, 2)
        and this.award_count >= 0
        and this.named_recipient_count >= 0
        and this.collectives_sum >= 0
        and this.individuals_sum >= 0
        and (this.declared_collectives is null) = (this.declared_individuals is null)
        and (this.state = 2) = (this.confirmed_at is not null);
end
$$;

alter table award
    drop constraint award_authority_check,
    drop constraint award_forms_check,
    drop constraint award_collectives_form_check,
    drop constraint award_collectives_check,
    drop constraint award_individuals_form_check,
    drop constraint award_individuals_check,
    drop constraint award_state_check,
    drop constraint award_check,
    drop constraint award_check1,
    drop constraint award_check2,
    drop constraint award_check3,
    drop constraint award_check4,
    drop constraint award_check5,
    drop constraint award_check6,
    add constraint award_is_sound check (award_is_sound(award));

alter table award_statement
    drop constraint award_statement_state_check,
    drop constraint award_statement_award_count_check,
    drop constraint award_statement_named_recipient_count_check,
    drop constraint award_statement_collectives_sum_check,
    drop constraint award_statement_individuals_sum_check,
    drop constraint award_statement_check,
    drop constraint award_statement_check1,
    add constraint award_statement_is_sound check (award_statement_is_sound(award_statement));
