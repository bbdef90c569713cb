SELECT DISTINCT b.by FROM posting b
WHERE b.seq > :after
  AND b.seq > coalesce((SELECT c.upto FROM close c WHERE c.person = b.by ORDER BY c.seq DESC LIMIT 1), 0)
  AND (b.debit IN ('cash', 'wechat', 'alipay', 'card', 'transfer')
    OR b.credit IN ('cash', 'wechat', 'alipay', 'card', 'transfer'))
