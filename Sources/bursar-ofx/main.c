// Reads one OFX or QFX file with libofx and says what it holds as lines of JSON. A process of its own, with limits that
// it sets itself before it looks at the file: what breaks libofx or its SGML parser breaks nothing else.
#include "output.h"

#include <libofx/libofx.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/resource.h>
#include <unistd.h>

// What reading one file may cost.
enum { MEMORY_LIMIT = 512 << 20, SECONDS_LIMIT = 20, FILE_LIMIT = 256 << 20, DESCRIPTOR_LIMIT = 32 };

static void limit(__rlimit_resource_t resource, rlim_t most) {
  struct rlimit both = {.rlim_cur = most, .rlim_max = most};
  if (setrlimit(resource, &both) != 0) _exit(ENDED_MISUSED);
}

static const char *word(const char *const *words, int count, int value) {
  return value >= 0 && value < count ? words[value] : "unknown";
}

#define WORD(words, value) word(words, (int)(sizeof(words) / sizeof(*(words))), (int)(value))

static const char *const investment_words[] = {
  "BUYDEBT", "BUYMF", "BUYOPT", "BUYOTHER", "BUYSTOCK", "CLOSUREOPT", "INCOME", "INVEXPENSE", "JRNLFUND", "JRNLSEC",
  "MARGININTEREST", "REINVEST", "RETOFCAP", "SELLDEBT", "SELLMF", "SELLOPT", "SELLOTHER", "SELLSTOCK", "SPLIT",
  "TRANSFER", "INVBANKTRAN",
};
static const char *const bank_words[] = {
  "CREDIT", "DEBIT", "INT", "DIV", "FEE", "SRVCHG", "DEP", "ATM", "POS", "XFER", "CHECK", "PAYMENT", "CASH",
  "DIRECTDEP", "DIRECTDEBIT", "REPEATPMT", "OTHER",
};
static const char *const security_words[] = {"DEBT", "FUND", "OPTION", "STOCK", "OTHER"};
static const char *const income_words[] = {"CGLONG", "CGSHORT", "DIV", "INTEREST", "MISC"};
static const char *const buy_words[] = {"BUY", "BUYTOCOVER", "BUYTOOPEN", "BUYTOCLOSE"};
static const char *const option_words[] = {"EXERCISE", "ASSIGN", "EXPIRE"};
static const char *const sell_words[] = {"SELL", "SELLSHORT", "SELLTOOPEN", "SELLTOCLOSE"};

static int take_security(const struct OfxSecurityData data, void *user) {
  (void)user;
  begin_record("security");
  put_text("security", data.unique_id, data.unique_id_valid);
  put_text("type", WORD(security_words, data.security_type), data.security_type_valid);
  put_text("name", data.secname, data.secname_valid);
  put_text("ticker", data.ticker, data.ticker_valid);
  put_text("currency", data.currency, data.currency_valid);
  put_number("strike", data.strike_price, data.strike_price_valid);
  put_time("expires", data.date_expire, data.date_expire_valid);
  put_number("multiplier", data.shares_per_cont, data.shares_per_cont_valid);
  if (data.option_type_valid) put_flag("call", data.option_type == OFX_OPTION_TYPE_CALL);
  end_record();
  return 0;
}

static int take_account(const struct OfxAccountData data, void *user) {
  (void)user;
  begin_record("account");
  put_text("account", data.account_number, data.account_number_valid);
  put_text("currency", data.currency, data.currency_valid);
  put_flag("investment", data.account_type_valid && data.account_type == OFX_INVESTMENT);
  end_record();
  return 0;
}

static void put_account(const struct OfxAccountData *account) {
  if (!account) return;
  put_text("account", account->account_number, account->account_number_valid);
  put_text("account_currency", account->currency, account->currency_valid);
}

static void put_costs(const struct OfxTransactionData *data) {
  put_number("commission", data->commission, data->commission_valid);
  put_number("fees", data->fees, data->fees_valid);
  put_number("load", data->load, data->load_valid);
  put_number("taxes", data->taxes, data->taxes_valid);
  put_number("withholding", data->withholding, data->withholding_valid);
  put_number("accrued_interest", data->accrued_interest, data->accrued_interest_valid);
}

static int take_transaction(const struct OfxTransactionData data, void *user) {
  (void)user;
  begin_record("transaction");
  put_account(data.account_ptr);
  put_text("id", data.fi_id, data.fi_id_valid);
  put_text("bank", WORD(bank_words, data.transactiontype), data.transactiontype_valid);
  put_text("kind", WORD(investment_words, data.invtransactiontype), data.invtransactiontype_valid);
  put_text("security", data.unique_id, data.unique_id_valid);
  put_number("units", data.units, data.units_valid);
  put_number("price", data.unitprice, data.unitprice_valid);
  put_number("amount", data.amount, data.amount_valid);
  put_costs(&data);
  put_time("traded", data.date_initiated, data.date_initiated_valid);
  put_time("posted", data.date_posted, data.date_posted_valid);
  put_text("currency", data.currency, data.currency_valid);
  put_text("income", WORD(income_words, data.income_type), data.income_type_valid);
  put_text("buy", WORD(buy_words, data.buy_type), data.buy_type_valid);
  put_text("sell", WORD(sell_words, data.sell_type), data.sell_type_valid);
  put_text("option", WORD(option_words, data.opt_action), data.opt_action_valid);
  if (data.transfer_action_valid) put_flag("comes_in", data.transfer_action == OFX_TFERACTION_IN);
  put_number("cost_each", data.avg_cost_basis, data.avg_cost_basis_valid);
  put_time("acquired", data.date_purchase, data.date_purchase_valid);
  put_number("numerator", data.numerator, data.numerator_valid);
  put_number("denominator", data.denominator, data.denominator_valid);
  put_text("corrects", data.fi_id_corrected, data.fi_id_corrected_valid);
  put_text("name", data.name, data.name_valid);
  put_text("memo", data.memo, data.memo_valid);
  end_record();
  return 0;
}

static int take_position(const struct OfxPositionData data, void *user) {
  (void)user;
  begin_record("position");
  put_account(data.account_ptr);
  put_text("security", data.unique_id, data.unique_id_valid);
  if (data.position_type_valid) put_flag("short", data.position_type == OFX_POSITION_SHORT);
  put_number("units", data.units, data.units_valid);
  put_number("price", data.unit_price, data.unit_price_valid);
  put_number("value", data.market_value, data.market_value_valid);
  put_text("currency", data.currency, data.currency_valid);
  end_record();
  return 0;
}

static int take_statement(const struct OfxStatementData data, void *user) {
  (void)user;
  begin_record("statement");
  put_account(data.account_ptr);
  put_text("currency", data.currency, data.currency_valid);
  put_time("at", data.date_asof, data.date_asof_valid);
  put_number("available_cash", data.available_balance, data.available_balance_valid);
  put_number("ledger_balance", data.ledger_balance, data.ledger_balance_valid);
  put_time("ledger_at", data.ledger_balance_date, data.ledger_balance_date_valid);
  put_number("margin_balance", data.margin_balance, data.margin_balance_valid);
  put_number("short_balance", data.short_balance, data.short_balance_valid);
  end_record();
  return 0;
}

int main(int count, char **arguments) {
  if (count != 2) return ENDED_MISUSED;
  limit(RLIMIT_AS, MEMORY_LIMIT);
  limit(RLIMIT_CPU, SECONDS_LIMIT);
  limit(RLIMIT_FSIZE, FILE_LIMIT);
  limit(RLIMIT_NOFILE, DESCRIPTOR_LIMIT);
  limit(RLIMIT_CORE, 0);
  // A parser that waits costs no processor time; this ends it all the same.
  alarm(3 * SECONDS_LIMIT);
  LibofxContextPtr context = libofx_get_new_context();
  ofx_set_security_cb(context, take_security, NULL);
  ofx_set_account_cb(context, take_account, NULL);
  ofx_set_transaction_cb(context, take_transaction, NULL);
  ofx_set_position_cb(context, take_position, NULL);
  ofx_set_statement_cb(context, take_statement, NULL);
  int result = libofx_proc_file(context, arguments[1], OFX);
  libofx_free_context(context);
  // The last line tells a reader that nothing is missing.
  begin_record("end");
  end_record();
  flush_output();
  return result == 0 ? ENDED_WELL : ENDED_UNREAD;
}
